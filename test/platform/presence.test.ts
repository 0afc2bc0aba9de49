import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import { minuteMs, secondMs } from '../../src/domain/time.ts';
import { openPresence, refuseWhileRunning } from '../../src/platform/presence.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';

const quiet = { debug() {} };
let database: ReturnType<typeof openDatabase>;
beforeEach(() => {
  database = openDatabase(':memory:');
});
afterEach(() => database.close());

const leases = () => openSmallDocuments(database).leases;

/** While somebody waits, the process goes on. */
function besides(process: ManualClock): Pick<Clock, 'sleep'> {
  return {
    sleep(ms) {
      process.advance(ms);
      return process.whenSleepingFor(5 * secondMs);
    },
  };
}

it('finds an office running whatever its clock says', async () => {
  const clock = openManualClock();
  const presence = await openPresence({ leases: leases(), clock, logger: quiet }, 'far');
  clock.jump(-20 * minuteMs);
  const asking = { leases: leases(), clock: besides(clock) };
  await expect(refuseWhileRunning(asking, 'office')).rejects.toThrow(
    /office: got an office that runs/,
  );
  await presence.close();
  await expect(refuseWhileRunning(asking, 'office')).resolves.toBeUndefined();
});

it('takes a note that stands still for that of a process that was killed', async () => {
  const clock = openManualClock();
  await openPresence({ leases: leases(), clock, logger: quiet }, 'killed');
  const asking = { leases: leases(), clock: { sleep: async () => undefined } };
  await expect(refuseWhileRunning(asking, 'office')).resolves.toBeUndefined();
});

it('goes on counting when an answer was lost on its way', async () => {
  const clock = openManualClock();
  const store = leases();
  const presence = await openPresence({ leases: store, clock, logger: quiet }, 'one');
  const note = await store.get('process one');
  await store.save(
    { id: 'process one', version: 7, holder: 'one', expiresAt: 0 },
    note?.version ?? 0,
  );
  const asking = { leases: store, clock: besides(clock) };
  await expect(refuseWhileRunning(asking, 'office')).rejects.toThrow(/runs/);
  await presence.close();
  await presence.close();
  expect(await store.list('', 9)).toEqual([]);
});

it('does not keep a process from ending while the store is down', async () => {
  const store = leases();
  const down = { ...store, remove: () => Promise.reject(new Error('down')) };
  const deps = { leases: down, clock: openManualClock(), logger: quiet };
  const presence = await openPresence(deps, 'one');
  await expect(presence.close()).resolves.toBeUndefined();
});

it('forgets what was killed a day ago', async () => {
  const clock = openManualClock();
  await openPresence({ leases: leases(), clock, logger: quiet }, 'killed');
  const later = openManualClock(clock.now() + 25 * 60 * minuteMs);
  const presence = await openPresence({ leases: leases(), clock: later, logger: quiet }, 'new');
  expect((await leases().list('', 9)).map(({ id }) => id)).toEqual(['process new']);
  await presence.close();
});
