import { isLive } from '../domain/case/stage.ts';
import { obligationName, type RuleChange } from '../domain/profile-edition.ts';
import { refOf, type CaseRef } from './case-ref.ts';
import type { CountedCase } from './counted-case.ts';

const maxNamed = 20;

/** Which open cases go on under the rule as it was: their clocks have started by it and keep it. */
export interface RuleEffect {
  change: RuleChange;
  /** Clocks that run by the rule as it was. */
  running: number;
  /** The newest of their cases. */
  cases: CaseRef[];
}

/** The effect of each change on the cases that are open; the ladder goes with every clock that is running. */
export function ruleEffects(
  changes: readonly RuleChange[],
  counted: readonly CountedCase[],
): RuleEffect[] {
  const running = counted
    .filter(({ stage }) => isLive(stage))
    .flatMap((one) =>
      one.clocks.filter(({ state }) => state.kind === 'running').map((clock) => ({ one, clock })),
    );
  return changes.map((change) => {
    const isOld = change.before !== undefined;
    const kept = running.filter(
      ({ clock }) =>
        isOld &&
        (change.of === 'ladder' ||
          obligationName({ clock: clock.kind, name: clock.name }) === change.name),
    );
    const cases = [...new Set(kept.map(({ one }) => one))].slice(0, maxNamed);
    return { change, running: kept.length, cases: cases.map(refOf) };
  });
}
