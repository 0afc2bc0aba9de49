import { useEffect, useSyncExternalStore } from 'react';
import { changesId } from './changes-id.ts';
import { openLiveSource, type LiveMessage, type TabMessage } from './live-source.ts';
import { serverNow } from './server-time.ts';

/** What the server tells about as it changes. */
export type Topic = 'stories' | 'case-events';

/** What changed since the last message; `reset` when that is unknown and everything must be read again. */
export type Changes = Extract<LiveMessage, { kind: 'changed' | 'reset' }>;

/** Whether this browser hears of changes; `sinceMs` is the PC's monotonic time, `dataAt` the server's. */
type Connection = { kind: 'connected' } | { kind: 'interrupted'; sinceMs: number; dataAt: number };

const listeners = new Set<(changes: Changes) => void>();
const watchers = new Set<() => void>();
let connection: Connection = { kind: 'connected' };
let close: (() => void) | undefined;

/**
 * Hears of whatever changed since the latest answer; one EventSource per browser serves all its tabs. Closed by
 * `closeLive`.
 */
export function openLive(): void {
  close ??= openSource((message) => {
    if (message.kind === 'changed' || message.kind === 'reset') {
      for (const listener of listeners) listener(message);
      return;
    }
    const wasInterrupted = connection.kind === 'interrupted';
    if (message.kind === 'interrupted') {
      connection = wasInterrupted
        ? connection
        : { kind: 'interrupted', sinceMs: performance.now(), dataAt: serverNow() };
    } else connection = { kind: 'connected' };
    for (const watcher of watchers) watcher();
  });
}

/** Hears nothing any more: nobody is signed in. */
export function closeLive(): void {
  close?.();
  close = undefined;
  connection = { kind: 'connected' };
}

/** Calls back with each batch of changes until the returned function is called. */
export function subscribeToChanges(listener: (changes: Changes) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back with each batch of changes while the component is on the screen. */
export function useLive(onChanges: (changes: Changes) => void): void {
  useEffect(() => subscribeToChanges(onChanges), [onChanges]);
}

/** How the connection for live changes stands. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribeToConnection, () => connection);
}

function subscribeToConnection(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The worker that all tabs share; where a browser has none, an own connection. */
function openSource(hear: (message: LiveMessage) => void): () => void {
  const since = changesId();
  if (typeof SharedWorker === 'undefined') return openLiveSource(hear, since).close;
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'huiying-live',
  });
  worker.port.addEventListener('message', (event: MessageEvent<LiveMessage>) => hear(event.data));
  worker.port.start();
  const send = (message: TabMessage) => worker.port.postMessage(message);
  send({ kind: 'hello', since });
  const bye = () => send({ kind: 'bye' });
  addEventListener('pagehide', bye);
  return () => {
    removeEventListener('pagehide', bye);
    bye();
    worker.port.close();
  };
}
