import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { roles } from '../../../src/domain/actor.ts';
import { refusalReasons } from '../../../src/domain/case/refusal.ts';
import type { Rule } from '../../../src/domain/case/rules/rule.ts';
import { stages } from '../../../src/domain/case/stage.ts';
import { rules } from '../../../src/domain/case/transitions.ts';
import { casePage } from '../../../scripts/case-page.ts';
import { invariants } from '../../../scripts/invariants.ts';

it('shows the table of transitions as it is (npx tsx scripts/print-transitions.ts)', async () => {
  const page = readFileSync(new URL('../../../docs/case.md', import.meta.url), 'utf8');
  const style = { parser: 'markdown', printWidth: 100, singleQuote: true } as const;
  expect(page).toBe(await format(casePage(), style));
});

it('shows every part of every row, so that no change to the table goes unseen', () => {
  const unseen = rules.flatMap((rule) =>
    changesOf(rule).filter((changed) => casePage([changed]) === casePage([rule])),
  );
  expect(unseen).toEqual([]);
  expect(rules.flatMap(changesOf).length).toBeGreaterThan(6000);
});

/** The row with one word of it taken away, added or replaced, in every way. */
function changesOf(rule: Rule): Rule[] {
  const { id, command, from, roles: may, severeOnly = [], unless, to, proposal, clause } = rule;
  const { to: _, ...staying } = rule;
  const { proposal: __, ...unproposed } = rule;
  return [
    { ...rule, id: `${id}x` },
    { ...rule, clause: `${clause}x` },
    { ...rule, command: command === 'praise' ? 'claim' : 'praise' },
    ...toggled(stages, from).map((changed) => ({ ...rule, from: changed })),
    ...toggled(from, severeOnly).map((changed) => ({ ...rule, severeOnly: changed })),
    ...toggled(roles, may).map((changed) => ({ ...rule, roles: changed })),
    ...toggled(refusalReasons, unless).map((changed) => ({ ...rule, unless: changed })),
    ...targets.filter((other) => other !== to).map((other) => ({ ...rule, to: other })),
    ...(to === undefined ? [] : [staying]),
    ...proposals
      .filter((other) => other !== proposal)
      .map((other) => ({ ...rule, proposal: other })),
    ...(proposal === undefined ? [] : [unproposed]),
  ];
}

const targets = [...stages, 'back', 'restore'] as const;
const proposals = ['determination', 'dismissal', 'merge'] as const;

/** The list without each of its members, and with each that it lacks. */
function toggled<T>(all: readonly T[], chosen: readonly T[]): T[][] {
  return all.map((one) =>
    chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one],
  );
}

it('names each of the 22 invariants in the tests that hold it', () => {
  expect(invariants.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, n) => `I${n + 1}`));
  for (const { id, tests } of invariants)
    for (const test of tests) {
      const text = readFileSync(new URL(`../../${test}`, import.meta.url), 'utf8');
      expect(text, test).toMatch(new RegExp(`\\b${id}\\b`));
    }
});
