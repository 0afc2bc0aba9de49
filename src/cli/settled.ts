import type { CaseStore } from '../ports/case-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Stage } from '../ports/stage.ts';

const lookEveryMs = 20;

/** Resolves once every stage has committed all that was there to read and no case event waits, or on abort. */
export async function settled(
  { log, cases, clock }: { log: Log; cases: CaseStore; clock: Pick<Clock, 'sleep'> },
  stages: readonly Pick<Stage<unknown>, 'name' | 'reads'>[],
  signal: AbortSignal,
): Promise<void> {
  // two looks in a row: what moved on between two questions of the first shows in the second
  for (let idleLooks = 0; idleLooks < 2 && !signal.aborted;) {
    const lags = await Promise.all(stages.map(({ reads, name }) => log.lag(reads, name)));
    const waiting = await cases.outbox(1);
    const isIdle = waiting.length === 0 && lags.every((lag) => lag === 0);
    idleLooks = isIdle ? idleLooks + 1 : 0;
    await clock.sleep(lookEveryMs, signal);
  }
}
