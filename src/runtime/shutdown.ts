import { setMaxListeners } from 'node:events';

/** Every loop of the process listens for its end; Node would take more than ten for a leak. */
const maxListeners = 100;

/** Aborts on the first SIGINT or SIGTERM, so that work in hand is finished; the second one ends the process at once. */
export function shutdownSignal(onSecond: () => void): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) onSecond();
    else controller.abort();
  };
  setMaxListeners(maxListeners, controller.signal);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
