/** Something that open pages show has changed. */
export interface Change {
  topic: string;
  key: string;
  /** What happened, e.g. a case event's kind; `changed` where that is all there is to say. */
  kind: string;
  /** The version of the story or case after it. */
  version?: number;
}

/** The latest changes, so that a page that was cut off can be told what it missed. */
export interface RecentChanges {
  /** Names the latest change; a page that is told so far is up to date. */
  latestId(): string;
  /** Keeps them and returns the id behind the last. */
  add(changes: readonly Change[]): string;
  /** What came after this id; `undefined` when that is not known any more, or the id is another process's. */
  since(id: string): Change[] | undefined;
}

/** Keeps the latest `capacity` changes of this process, which `instance` tells from every other. */
export function openRecentChanges(instance: string, capacity = 10_000): RecentChanges {
  let kept: Change[] = [];
  let dropped = 0;
  const latestId = () => `${instance}.${dropped + kept.length}`;
  return {
    latestId,
    add(changes) {
      kept = [...kept, ...changes];
      const excess = Math.max(0, kept.length - capacity);
      kept = kept.slice(excess);
      dropped += excess;
      return latestId();
    },
    since(id) {
      const [, from, count] = /^(.+)\.(\d{1,15})$/.exec(id) ?? [];
      const told = Number(count) - dropped;
      return from === instance && told >= 0 && told <= kept.length ? kept.slice(told) : undefined;
    },
  };
}
