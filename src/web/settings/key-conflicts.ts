import { queueKeyNames, type QueueKey, type QueueKeys } from '../shared/queue-keys.ts';

/** Keys that do several things at once, each with what they would do; keys without anything are passed over. */
export function keyConflicts(keys: QueueKeys): { key: string; names: QueueKey[] }[] {
  const wanted = [...new Set(queueKeyNames.map((name) => keys[name]))].filter((key) => key !== '');
  return wanted
    .map((key) => ({ key, names: queueKeyNames.filter((name) => keys[name] === key) }))
    .filter(({ names }) => names.length > 1);
}
