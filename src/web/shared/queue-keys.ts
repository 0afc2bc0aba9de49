/** What the keys of the queue do, in the order of its help, each with the key that does it unless one is chosen. */
export const defaultKeys = {
  next: 'j',
  previous: 'k',
  open: 'o',
  preview: ' ',
  select: 'x',
  claim: 'a',
  consult: 'c',
  merge: 'm',
  dismiss: 'd',
  escalate: 'e',
  remind: 's',
  load: '.',
  search: '/',
  undo: 'z',
  go: 'g',
  help: '?',
} as const;
export type QueueKey = keyof typeof defaultKeys;

/** What each key of the queue is for one person. */
export type QueueKeys = Record<QueueKey, string>;

/** The actions in the order of the help. */
export const queueKeyNames: readonly QueueKey[] = Object.keys(defaultKeys).flatMap((name) =>
  isQueueKey(name) ? [name] : [],
);

function isQueueKey(name: string): name is QueueKey {
  return Object.hasOwn(defaultKeys, name);
}
