import { readFile } from 'node:fs/promises';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { describeConfig } from '../../src/config/describe.ts';

it('documents every key of the office file as the schema has it', async () => {
  const document = await readFile('docs/configuration.md', 'utf8');
  const [, reference] = /<!-- reference -->\n([\s\S]*)<!-- \/reference -->/.exec(document) ?? [];
  const expected = await format(describeConfig(), { parser: 'markdown' });
  expect(reference?.trim()).toBe(expected.trim());
});

it('leaves no key without a meaning', () => {
  expect(
    describeConfig()
      .split('\n')
      .filter((row) => row.endsWith('|  |')),
  ).toEqual([]);
});
