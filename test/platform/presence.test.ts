import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import { minuteMs, secondMs } from '../../src/domain/time.ts';
import { openPresence, openSolitude } from '../../src/platform/presence.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';

let database: ReturnType<typeof openDatabase>;
let clock: ManualClock;
beforeEach(() => {
  database = openDatabase(':memory:');
  clock = openManualClock();
});
afterEach(() => database.close());

const leases = () => openSmallDocuments(database).leases;
/** As one process would have them; all share the office's time but one that is stopped. */
const deps = (own = clock) => ({
  leases: leases(),
  clock: own,
  logger: { debug() {} },
  office: 'office',
});

/** Time passes as long as somebody watches the notes. */
async function watched<T>(opening: Promise<T>): Promise<T> {
  const over = opening.then(
    () => 'over',
    () => 'over',
  );
  while ((await Promise.race([over, clock.whenSleepingFor(secondMs)])) !== 'over') {
    clock.advance(secondMs);
    // whoever was woken writes to the store
    await new Promise((resolve) => setImmediate(resolve));
  }
  return opening;
}

describe('who has to be alone', () => {
  it('finds an office running whatever its clock says, and none once it has ended', async () => {
    const presence = await openPresence(deps(), 'far');
    clock.jump(-20 * minuteMs);
    await expect(watched(openSolitude(deps(), 'huiying migrate'))).rejects.toThrow(
      /office: got an office that runs/,
    );
    await presence.close();
    const solitude = await openSolitude(deps(), 'huiying migrate');
    await solitude.close();
    expect(await leases().list('', 9)).toEqual([]);
  });

  it('takes a note that stands still for that of a process that was killed, and away', async () => {
    await openPresence(deps(openManualClock()), 'killed');
    const solitude = await watched(openSolitude(deps(), 'huiying migrate'));
    expect((await leases().list('', 9)).map(({ id }) => id.slice(0, 6))).toEqual(['alone ']);
    await solitude.close();
  });

  it('is refused while another is', async () => {
    const first = await openSolitude(deps(), 'huiying migrate');
    await expect(watched(openSolitude(deps(), 'huiying audit'))).rejects.toMatchObject({
      code: 'storage-locked',
    });
    await first.close();
  });
});

describe('a process that starts', () => {
  it('is refused while another has the office to itself, and hears who and since when', async () => {
    const solitude = await openSolitude(deps(), 'huiying migrate');
    await expect(watched(openPresence(deps(), 'early'))).rejects.toThrow(
      /^office: got an office that huiying migrate \(process \d+ on .+\) has had to itself since 2026-11-20 08:00, expected/,
    );
    await solitude.close();
    expect(await leases().list('', 9)).toEqual([]);
    const presence = await openPresence(deps(), 'later');
    await presence.close();
  });

  it('waits no longer for one that was killed', async () => {
    await openSolitude(deps(openManualClock()), 'huiying migrate');
    const presence = await watched(openPresence(deps(), 'one'));
    expect((await leases().list('', 9)).map(({ id }) => id)).toEqual(['process one']);
    await presence.close();
  });
});

it('goes on counting when an answer was lost on its way', async () => {
  const presence = await openPresence(deps(), 'one');
  const lost = { id: 'process one', version: 7, holder: 'one', expiresAt: clock.now() };
  await leases().save(lost, (await leases().get(lost.id))?.version ?? 0);
  await expect(watched(openSolitude(deps(), 'huiying audit'))).rejects.toThrow(/runs/);
  await presence.close();
  await presence.close();
  expect(await leases().list('', 9)).toEqual([]);
});

it('does not keep a process from ending while the store is down', async () => {
  const down = { ...leases(), remove: () => Promise.reject(new Error('down')) };
  const presence = await openPresence({ ...deps(), leases: down }, 'one');
  await expect(presence.close()).resolves.toBeUndefined();
});

it('forgets what was killed a day ago', async () => {
  await openPresence(deps(openManualClock()), 'killed');
  const later = openManualClock(clock.now() + 25 * 60 * minuteMs);
  const presence = await openPresence(deps(later), 'new');
  expect((await leases().list('', 9)).map(({ id }) => id)).toEqual(['process new']);
  await presence.close();
});
