import { setMaxListeners } from 'node:events';

/** Every loop of the process listens for its end; Node would take more than ten for a leak. */
const maxListeners = 100;

/**
 * Aborts on the first SIGINT or SIGTERM, or after so many ms, so that work in hand is finished; a second
 * signal ends the process at once. The timer is our own: Node 20 collects an `AbortSignal.timeout` that only
 * an `AbortSignal.any` holds, and it never fires.
 */
export function shutdownSignal(onSecond: () => void, afterMs?: number): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) onSecond();
    else controller.abort();
  };
  setMaxListeners(maxListeners, controller.signal);
  if (afterMs !== undefined) setTimeout(() => controller.abort(), afterMs).unref();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
