import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCommand } from '../support/command.ts';
import { furnish, openSqliteHouse } from '../support/house.ts';
import { openConfigFolder } from '../support/migrate-command.ts';

let config: Awaited<ReturnType<typeof openConfigFolder>>;
beforeEach(async () => {
  config = await openConfigFolder();
});
afterEach(() => rm(config.folder, { recursive: true }));

const timeout = 60_000;

it('lists what was done to the office, the newest first', { timeout }, async () => {
  const { file, directory } = await config.office('office');
  const house = await openSqliteHouse(join(directory, 'huiying.db'));
  await furnish(house);
  await house.close();
  const { code, output } = await runCommand(['audit', 'office', '-c', file]);
  expect(code).toBe(0);
  expect(output.trim().split('\n')).toEqual([
    '2026-11-20 09:00  秦知远  Account added  qin',
    '2026-11-20 09:00  秦知远  Special watch opened  w',
  ]);
  const one = await runCommand(['audit', 'office', '-c', file, '--lines', '1']);
  expect(one.output.trim().split('\n')).toHaveLength(1);
});

it('says how many lines it can be asked for', { timeout }, async () => {
  const { file } = await config.office('office');
  const { code, output } = await runCommand(['audit', 'office', '-c', file, '-n', 'all']);
  expect(output).toContain('--lines: got "all"');
  expect(code).not.toBe(0);
});
