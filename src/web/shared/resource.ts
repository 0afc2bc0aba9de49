import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { call, type Input, type Reply, type RouteName } from './api.ts';
import { subscribeToChanges, type Topic } from './live.ts';
import { problemOf, type Problem } from './problem.ts';
import { serverNow } from './server-time.ts';

/** What is known of a resource; after a failed reload the last reply stays, with the problem beside it. */
export interface Resource<Body> {
  reply?: Body;
  problem?: Problem;
  /** The server's time of the last reply. */
  readAt?: number;
  isLoading: boolean;
}

interface Entry {
  state: Resource<unknown>;
  watchers: Set<() => void>;
  flight?: Promise<void>;
  /** Asked for again while an answer was under way: that answer may be too old. */
  again: boolean;
  load: () => Promise<unknown>;
}

type GetRoute = Extract<RouteName, `GET ${string}`>;

const entries = new Map<string, Entry>();
/** Entries that nobody looks at are kept for the way back, up to this many. */
const maxKept = 30;

/**
 * The answer of a GET route, shared by all who ask for it: shown at once when known, read again on mount, on
 * `reload` and when one of the topics changes. `undefined` input asks nothing.
 */
export function useResource<Name extends GetRoute>(
  route: Name,
  input: Input<Name> | undefined,
  { refreshOn }: { refreshOn?: readonly Topic[] } = {},
): Resource<Reply<Name>> & { reload: () => void } {
  const key = input === undefined ? '' : `${route} ${JSON.stringify(input)}`;
  const topics = refreshOn?.join() ?? '';
  if (input !== undefined && !entries.has(key)) {
    entries.set(
      key,
      emptyEntry(() => call(route, input)),
    );
  }
  const state = useSyncExternalStore(
    useCallback((watcher: () => void) => watch(key, watcher), [key]),
    () => entries.get(key)?.state ?? idle,
  );
  const reload = useCallback(() => read(key), [key]);
  useEffect(() => {
    if (key === '') return undefined;
    // whoever else asks for it at this moment has the same answer
    if (!entries.get(key)?.flight) read(key);
    if (topics === '') return undefined;
    return subscribeToChanges((changes) => {
      const isTouched =
        changes.kind === 'reset' || changes.changes.some(({ topic }) => topics.includes(topic));
      if (isTouched) read(key);
    });
  }, [key, topics]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key names the route whose reply the entry holds
  return { ...(state as Resource<Reply<Name>>), reload };
}

/** Forgets everything that was read: somebody else sits here now. */
export function forgetResources(): void {
  entries.clear();
}

const idle: Resource<unknown> = { isLoading: false };

function emptyEntry(load: () => Promise<unknown>): Entry {
  for (const [key, entry] of entries) {
    if (entries.size < maxKept) break;
    if (entry.watchers.size === 0) entries.delete(key);
  }
  return { state: { isLoading: true }, watchers: new Set(), again: false, load };
}

function watch(key: string, watcher: () => void): () => void {
  const entry = entries.get(key);
  entry?.watchers.add(watcher);
  return () => entry?.watchers.delete(watcher);
}

function read(key: string): void {
  const entry = entries.get(key);
  if (!entry) return;
  if (entry.flight) entry.again = true;
  else entry.flight = readUntilFresh(entry);
}

async function readUntilFresh(entry: Entry): Promise<void> {
  do {
    entry.again = false;
    await readOnce(entry);
  } while (entry.again);
  delete entry.flight;
}

async function readOnce(entry: Entry): Promise<void> {
  tell(entry, { ...entry.state, isLoading: true });
  try {
    const reply = await entry.load();
    tell(entry, { reply, readAt: serverNow(), isLoading: false });
  } catch (error) {
    tell(entry, { ...entry.state, problem: problemOf(error), isLoading: false });
  }
}

function tell(entry: Entry, state: Resource<unknown>): void {
  entry.state = state;
  for (const watcher of entry.watchers) watcher();
}
