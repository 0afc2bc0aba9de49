import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/mongo/database.ts';
import { moveHouse } from '../../../src/actions/migrate/move-house.ts';
import {
  furnish,
  openMongoHouse,
  openSqliteHouse,
  sha256,
  type TestHouse,
} from '../../support/house.ts';

const url = process.env['MONGO_URL'];
const never = new AbortController().signal;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function openMongo(): Promise<TestHouse> {
  const options = { url: url ?? '', name: `move-${randomUUID()}` };
  const house = await openMongoHouse(options.url, options.name);
  ends.push(async () => {
    await house.close();
    const database = await openDatabase(options);
    await database.drop();
    await database.close();
  });
  return house;
}

async function openSqlite(): Promise<TestHouse> {
  const house = await openSqliteHouse();
  ends.push(house.close);
  return house;
}

function deps(from: TestHouse, to: TestHouse) {
  return { from, to, hash: sha256, tell: () => undefined };
}

it.skipIf(url === undefined)(
  'moves an office from SQLite to MongoDB and back, and it is the same',
  { timeout: 120_000 },
  async () => {
    const [embedded, distributed, back] = [
      await openSqlite(),
      await openMongo(),
      await openSqlite(),
    ];
    await furnish(embedded, 30);
    const lease = { id: 'alone one', version: 1, holder: 'one', expiresAt: 0 };
    for (const { stores } of [embedded, distributed]) await stores.documents.leases.save(lease, 0);
    const there = await moveHouse(deps(embedded, distributed), never);
    expect(there.kinds.filter(({ isSame }) => !isSame)).toEqual([]);
    expect(there).toMatchObject({ isSound: true, handedOver: 4 });
    expect(there.audit.to).toEqual(there.audit.from);

    const { cases, stories } = distributed.stores;
    expect(await cases.outbox(99)).toEqual(await embedded.stores.cases.outbox(99));
    expect(await cases.due(500, 9)).toEqual(['a']);
    expect((await cases.liveCaseOf('story-b'))?.id).toBe('b');
    expect(await stories.itemsOf('a', 9)).toEqual(['b', 'a']);
    expect(await cases.nextNumber(2026)).toBe(3);

    const home = await moveHouse(deps(distributed, back), never);
    expect(home.kinds.filter(({ isSame }) => !isSame)).toEqual([]);
    expect(home).toMatchObject({ isSound: true, handedOver: 4 });
    expect(await back.stores.cases.outbox(99)).toEqual(await cases.outbox(99));
    expect(await back.stores.cases.all(99)).toEqual(await cases.all(99));
    expect(await back.stores.cases.nextNumber(2026)).toBe(4);
  },
);
