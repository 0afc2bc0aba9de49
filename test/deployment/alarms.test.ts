import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { measuredNames } from './measured-names.ts';

const rulesSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Huiying[A-Za-z]+$/),
          expr: z.string(),
          for: z.string().optional(),
          annotations: z.strictObject({ summary: z.string() }),
        }),
      ),
    }),
  ),
});

it('alarms the operator of everything that is measured, and of nothing else', async () => {
  const { groups } = rulesSchema.parse(
    parse(await readFile('deploy/prometheus-rules.yaml', 'utf8')),
  );
  const watched = groups
    .flatMap(({ rules }) => rules)
    .flatMap(({ expr }) => [...expr.matchAll(/huiying_[a-z_]+/g)])
    .map(([name]) => name.replace(/_bucket$/, ''));
  expect(new Set(watched)).toEqual(await measuredNames());
});
