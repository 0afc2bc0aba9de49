import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { casePage } from '../../../scripts/case-page.ts';
import { invariants } from '../../../scripts/invariants.ts';

it('shows the table of transitions as it is (npx tsx scripts/print-transitions.ts)', async () => {
  const page = readFileSync(new URL('../../../docs/case.md', import.meta.url), 'utf8');
  const style = { parser: 'markdown', printWidth: 100, singleQuote: true } as const;
  expect(page).toBe(await format(casePage(), style));
});

it('names each of the 22 invariants in the tests that hold it', () => {
  expect(invariants.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, n) => `I${n + 1}`));
  for (const { id, tests } of invariants)
    for (const test of tests) {
      const text = readFileSync(new URL(`../../${test}`, import.meta.url), 'utf8');
      expect(text, test).toMatch(new RegExp(`\\b${id}\\b`));
    }
});
