import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root =
  process.env['HUIYING_SHARED_DATA'] ??
  fileURLToPath(new URL('../../../shared/data', import.meta.url));

export const sharedDataIsHere = existsSync(join(root, 'classification'));

/** A file of the labelled sets, e.g. `classification/score.mjs`. */
export function shared(name: string): string {
  return join(root, name);
}

/** What the scorer of a set prints for these arguments. */
export function scored(scorer: 'classification/score.mjs' | 'dedup/score.mjs', args: string[]) {
  return execFileSync(process.execPath, [shared(scorer), ...args], { encoding: 'utf8' });
}

/** The first number after `label` in a scorer's answer; NaN when it is not there. */
export function numberAfter(label: string, answer: string): number {
  const rest = answer.split(label)[1] ?? '';
  return Number(/-?\d*\.?\d+/u.exec(rest)?.[0]);
}

export function readRows<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): z.infer<Schema>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}

/** JSON Lines of the rows. */
export function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
