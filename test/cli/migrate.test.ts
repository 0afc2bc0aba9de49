import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { furnish, openSqliteHouse } from '../support/house.ts';
import { killMigration, migrateCommand, openConfigFolder } from '../support/migrate-command.ts';

let config: Awaited<ReturnType<typeof openConfigFolder>>;
beforeEach(async () => {
  config = await openConfigFolder();
});
afterEach(() => rm(config.folder, { recursive: true }));

const timeout = 120_000;

it(
  'moves an office on although it was killed, and then says what it moved',
  { timeout },
  async () => {
    const from = await config.office('old');
    const to = await config.office('new');
    const old = await openSqliteHouse(join(from.directory, 'huiying.db'));
    await furnish(old, 600);
    await old.close();

    await killMigration(from.file, to.file, /^evidence /);
    await killMigration(from.file, to.file, /^owedPages /);
    const { code, output } = await migrateCommand(from.file, to.file);
    expect(output).toContain('moved and verified; 4 messages in flight handed over');
    expect(code).toBe(0);

    const moved = await openSqliteHouse(join(to.directory, 'huiying.db'));
    expect(await moved.household.cases.count()).toBe(602);
    expect(await moved.stores.cases.history('a')).toHaveLength(3);
    await moved.close();
  },
);

it(
  'only counts when asked so, and never moves into an office that is there',
  { timeout },
  async () => {
    const [from, to] = [await config.office('old'), await config.office('new')];
    const old = await openSqliteHouse(join(from.directory, 'huiying.db'));
    await furnish(old);
    await old.close();
    const counted = await migrateCommand(from.file, to.file, '--dry-run');
    expect(counted.output).toContain('to move: cases 2');
    expect(counted.code).toBe(0);
    expect((await migrateCommand(from.file, to.file)).code).toBe(0);
    const other = await config.office('other');
    expect((await migrateCommand(other.file, to.file)).code).toBe(2);
  },
);
