import { afterEach, expect, it } from 'vitest';
import { inFlight } from '../../../src/actions/migrate/hand-over-log.ts';
import { moveHouse, planMove } from '../../../src/actions/migrate/move-house.ts';
import { furnish, openSqliteHouse, sha256, type TestHouse } from '../../support/house.ts';

const houses: TestHouse[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

async function open(): Promise<TestHouse> {
  const house = await openSqliteHouse();
  houses.push(house);
  return house;
}

function deps(from: TestHouse, to: TestHouse) {
  return { from, to, hash: sha256, tell: () => undefined };
}

const never = new AbortController().signal;

it('moves everything that an office keeps, and says so', async () => {
  const [from, to] = [await open(), await open()];
  await furnish(from);
  const report = await moveHouse(deps(from, to), never);
  expect(report.kinds.filter(({ isSame }) => !isSame)).toEqual([]);
  expect(report.kinds.filter((kind) => kind.from === 0)).toEqual([]);
  expect(report).toMatchObject({ isSound: true, damagedEvidence: 0, newFindings: 0 });
  expect(await to.stores.cases.history('a')).toEqual(await from.stores.cases.history('a'));
  expect(await to.stores.cases.outbox(9)).toEqual(await from.stores.cases.outbox(9));
  expect(await to.stores.cases.due(500, 9)).toEqual(['a']);
  expect(await to.stores.cases.nextNumber(2026)).toBe(3);
  expect((await to.stores.cases.liveCaseOf('story-b'))?.id).toBe('b');
  expect(await to.stores.stories.itemsOf('a', 9)).toEqual(['b', 'a']);
});

it('leaves behind who leads what and who runs', async () => {
  const [from, to] = [await open(), await open()];
  const lease = { id: 'alone one', version: 1, holder: 'one', expiresAt: 0 };
  await from.stores.documents.leases.save(lease, 0);
  const counting = async () => {
    const { leases } = from.stores.documents;
    const version = (await leases.get(lease.id))?.version ?? 0;
    await leases.save({ ...lease, version: version + 1 }, version);
    return '';
  };
  const report = await moveHouse({ ...deps(from, to), tell: () => void counting() }, never);
  expect(report).toMatchObject({ isSound: true });
  expect(await to.stores.documents.leases.list('', 9)).toEqual([]);
});

it('hands over what each reader has not read, once', async () => {
  const [from, to] = [await open(), await open()];
  await furnish(from);
  expect((await planMove(from)).inFlight).toBe(2 + 3 + 1);
  const { handedOver } = await moveHouse(deps(from, to), never);
  expect(handedOver).toBe(2 + 1 + 1);
  expect(await inFlight(from.log)).toBe(0);
  expect(await inFlight(to.log)).toBe(2 + 3 + 1);
  expect(await to.log.lag('dead-letter.story-to-case', 'moving-house')).toBe(1);
});

it('goes on after it was stopped anywhere, and ends the same', async () => {
  const from = await open();
  await furnish(from);
  const { kinds } = await planMove(from);
  const steps = kinds.filter(({ count }) => count > 0).length;
  const to = await open();
  for (let stop = 1; stop <= steps; stop += 1) {
    const stopping = new AbortController();
    let told = 0;
    const tell = () => {
      told += 1;
      if (told === stop) stopping.abort();
    };
    const move = moveHouse({ ...deps(from, to), tell }, stopping.signal);
    await expect(move).rejects.toMatchObject({ code: 'cancelled' });
  }
  expect(await moveHouse(deps(from, to), never)).toMatchObject({ isSound: true, handedOver: 4 });
  expect(await moveHouse(deps(from, to), never)).toMatchObject({ isSound: true, handedOver: 0 });
});

it('hands nothing over when the new house holds something else', async () => {
  const [from, to] = [await open(), await open()];
  await furnish(from);
  await to.stores.cases.nextNumber(2026);
  const report = await moveHouse(deps(from, to), never);
  expect(report).toMatchObject({ isSound: false, handedOver: 0 });
  expect(report.kinds.filter(({ isSame }) => !isSame).map(({ kind }) => kind)).toEqual([
    'caseNumbers',
  ]);
  expect(await inFlight(from.log)).toBe(2 + 3 + 1);
});
