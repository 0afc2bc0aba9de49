import { obligationName, type RuleChange } from '../domain/rule-change.ts';
import { refOf, type CaseRef } from './case-ref.ts';
import { concerns, newestFirst, type ListedCase } from './queue-row.ts';

const maxNamed = 20;

/** What of the open cases goes on as it was. */
export interface RuleEffect {
  change: RuleChange;
  /** Clocks that run by the rule as it was; for a department its open cases, for an opening rule those it opened. */
  running: number;
  /** The newest of their cases. */
  cases: CaseRef[];
}

/** The effect of each change on the cases that are open, newest first; the ladder goes with every running clock. */
export function ruleEffects(
  changes: readonly RuleChange[],
  cases: readonly ListedCase[],
): RuleEffect[] {
  const live = cases.filter(({ isLive }) => isLive).sort(newestFirst);
  return changes.map((change) => {
    const held = live
      .map((one) => ({ one, times: change.before === undefined ? 0 : timesHeld(change, one) }))
      .filter(({ times }) => times > 0);
    return {
      change,
      running: held.reduce((sum, { times }) => sum + times, 0),
      cases: held.slice(0, maxNamed).map(({ one }) => refOf(one.counted)),
    };
  });
}

/** How often the rule as it was stands in this case. */
function timesHeld(change: RuleChange, one: ListedCase): number {
  const running = one.counted.clocks.filter(({ state }) => state.kind === 'running');
  switch (change.of) {
    case 'obligation':
      return running.filter(
        ({ kind, name }) => obligationName({ clock: kind, name }) === change.name,
      ).length;
    case 'ladder':
      return running.length;
    case 'department':
      return concerns(one, change.name) ? 1 : 0;
    case 'opening':
      return one.openingRule === change.name ? 1 : 0;
    case 'default-department':
    case 'emphasis':
      return 0;
  }
}
