import { useSyncExternalStore } from 'react';

// Deadlines are counted by the server's clock: the PC's own may be wrong by hours.
let known = { server: 0, at: 0 };
let acceleration = 1;

const listeners = new Set<() => void>();
let timer: number | undefined;
const tickMs = 1000;

/** The server's time now, ms since 1970; 0 until the server has told it. */
export function serverNow(): number {
  return known.server === 0 ? 0 : known.server + (performance.now() - known.at) * acceleration;
}

/** Learns the server's time from an answer. */
export function setServerTime(now: number): void {
  known = { server: now, at: performance.now() };
}

/** How many seconds pass in one: more than 1 in a demonstration. */
export function setAcceleration(factor: number): void {
  acceleration = factor;
}

/**
 * What `read` makes of the server's time, looked at again every second; the component is drawn anew only when
 * it changes, so `read` gives a string or a number.
 */
export function useServerTime<Shown extends string | number>(read: (now: number) => Shown): Shown {
  return useSyncExternalStore(subscribe, () => read(serverNow()));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    for (const one of listeners) one();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}
