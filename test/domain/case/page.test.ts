import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { casePage } from '../../../scripts/case-page.ts';

it('shows the table of transitions as it is (npx tsx scripts/print-transitions.ts)', async () => {
  const page = readFileSync(new URL('../../../docs/case.md', import.meta.url), 'utf8');
  const style = { parser: 'markdown', printWidth: 100, singleQuote: true } as const;
  expect(page).toBe(await format(casePage(), style));
});
