import { watchRuleName, type Watch } from '../domain/watch.ts';
import type { CaseList } from './case-list.ts';
import { refOf, type CaseRef } from './case-ref.ts';
import { newestFirst, type ListedCase } from './queue-row.ts';

const maxNamed = 20;

/** How many cases a watch has opened, or the one that it feeds, and the newest of them by name. */
export function openFedCases(
  caseList: CaseList,
): (watch: Pick<Watch, 'id' | 'rule'>) => { total: number; cases: CaseRef[] } {
  const byRule = new Map<string, ListedCase[]>();
  for (const one of caseList.all()) {
    if (one.openingRule === undefined) continue;
    const known = byRule.get(one.openingRule);
    if (known) known.push(one);
    else byRule.set(one.openingRule, [one]);
  }
  return ({ id, rule }) => {
    const fed =
      rule.kind === 'open'
        ? (byRule.get(watchRuleName(id)) ?? [])
        : [caseList.get(rule.caseId)].filter((one) => one !== undefined);
    const named = [...fed].sort(newestFirst).slice(0, maxNamed);
    return { total: fed.length, cases: named.map(({ counted }) => refOf(counted)) };
  };
}
