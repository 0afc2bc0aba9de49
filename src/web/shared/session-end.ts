import { useSyncExternalStore } from 'react';

/** How the session stands: `ending` two minutes before its end, `ended` once the server says so. */
export type SessionState = 'open' | 'ending' | 'ended';

const listeners = new Set<() => void>();
let state: SessionState = 'open';

/** Says how the session stands from now on. */
export function setSessionState(next: SessionState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

/** How the session stands. */
export function useSessionState(): SessionState {
  return useSyncExternalStore(subscribe, () => state);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
