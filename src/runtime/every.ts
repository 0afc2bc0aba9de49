import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

export interface Repeated {
  name: string;
  everyMs: number;
  /** One round of the work; its error is logged and the next round comes all the same. */
  round(): Promise<void>;
}

/** Runs the work again and again, one round at a time, until `signal` aborts. */
export async function every(
  deps: { clock: Clock; logger: Logger },
  { name, everyMs, round }: Repeated,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await round();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      deps.logger.error('round failed', { name, reason });
    }
    await deps.clock.sleep(everyMs, signal);
  }
}
