import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/mongo/database.ts';
import { inFlight } from '../../../src/actions/migrate/hand-over-log.ts';
import { furnish, openSqliteHouse } from '../../support/house.ts';
import { killMigration, migrateCommand, openConfigFolder } from '../../support/migrate-command.ts';

const url = process.env['MONGO_URL'];
const brokers = process.env['KAFKA_BROKERS'];
const isAbsent = url === undefined || brokers === undefined;

let config: Awaited<ReturnType<typeof openConfigFolder>>;
const name = `migrate-${randomUUID()}`;
beforeEach(async () => {
  config = await openConfigFolder();
});
afterEach(async () => {
  await rm(config.folder, { recursive: true });
  if (url === undefined) return;
  const database = await openDatabase({ url, name });
  await database.drop();
  await database.close();
});

const servers = `
deployment: distributed
kafka:
  brokers: ['${brokers}']
  prefix: '${name}.'
mongo:
  url: ${url}
  database: ${name}
`;

it.skipIf(isAbsent)(
  'moves an office to Kafka and MongoDB although it was killed, and back',
  { timeout: 300_000 },
  async () => {
    const embedded = await config.office('embedded');
    const distributed = await config.office('distributed', servers);
    const back = await config.office('back');
    const old = await openSqliteHouse(join(embedded.directory, 'huiying.db'));
    await furnish(old, 60);
    await old.close();

    await killMigration(embedded.file, distributed.file, /^owedPages /);
    const there = await migrateCommand(embedded.file, distributed.file);
    expect(there.output).toContain('moved and verified; 4 messages in flight handed over');
    expect(there.code).toBe(0);

    const home = await migrateCommand(distributed.file, back.file);
    expect(home.output).toContain('moved and verified; 4 messages in flight handed over');
    expect(home.code).toBe(0);

    const house = await openSqliteHouse(join(back.directory, 'huiying.db'));
    expect(await house.household.cases.count()).toBe(62);
    expect(await inFlight(house.log)).toBe(2 + 3 + 1);
    await house.close();
  },
);
