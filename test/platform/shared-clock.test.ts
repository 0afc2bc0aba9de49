import { expect, it } from 'vitest';
import { minuteMs, secondMs } from '../../src/domain/time.ts';
import { openSharedClock } from '../../src/platform/shared-clock.ts';
import { openKeptLogger } from '../support/kept-logger.ts';
import { openManualClock } from '../support/manual-clock.ts';

const noon = Date.UTC(2026, 10, 20, 4, 0, 0);
const quiet = { warn() {}, debug() {} };

it('agrees with the others of its office, however far the machines are apart', async () => {
  const server = openManualClock(noon);
  const ask = async () => server.now();
  const [ahead, behind] = [
    openManualClock(noon + 4 * minuteMs),
    openManualClock(noon - 3 * minuteMs),
  ];
  const clocks = [
    await openSharedClock(ahead, ask, quiet),
    await openSharedClock(behind, ask, quiet),
  ];
  for (const machine of [server, ahead, behind]) machine.advance(40 * secondMs);
  for (const clock of clocks) {
    expect(clock.now()).toBe(noon + 40 * secondMs);
    await clock.close();
  }
});

it('does not follow a machine whose clock jumps', async () => {
  const machine = openManualClock(noon);
  const clock = await openSharedClock(machine, async () => noon, quiet);
  machine.jump(-60 * minuteMs);
  expect(clock.now()).toBe(noon);
  await clock.close();
  await clock.close();
});

it('asks every minute, and goes on by itself while nobody answers', async () => {
  const machine = openManualClock(noon);
  let isDown = false;
  let aheadMs = 0;
  const clock = await openSharedClock(
    machine,
    async () => {
      if (isDown) throw new Error('down');
      return noon + machine.monotonicMs() + aheadMs;
    },
    quiet,
  );
  const nextAsking = async () => {
    machine.advance(minuteMs);
    await machine.whenSleepingFor(minuteMs);
  };
  isDown = true;
  await nextAsking();
  expect(clock.now()).toBe(noon + minuteMs);
  isDown = false;
  aheadMs = 700;
  await nextAsking();
  expect(clock.now()).toBe(noon + 2 * minuteMs + 700);
  await clock.close();
});

it('believes the quickest answer, and takes it for read half-way', async () => {
  const machine = openManualClock(noon);
  const delays = [900, 20, 300];
  const clock = await openSharedClock(
    machine,
    async () => {
      const delay = delays.shift() ?? 0;
      machine.advance(delay / 2);
      const read = noon + machine.monotonicMs();
      machine.advance(delay === 20 ? delay / 2 : 0);
      return read;
    },
    quiet,
  );
  expect(Math.abs(clock.now() - (noon + machine.monotonicMs()))).toBeLessThan(1);
  await clock.close();
});

it('tells the operator of a machine that differs by more than five seconds', async () => {
  const logger = openKeptLogger();
  const machine = openManualClock(noon + 6 * secondMs);
  const clock = await openSharedClock(machine, async () => noon, logger);
  expect(logger.lines).toMatchObject([{ fields: { differenceMs: 6000 } }]);
  await clock.close();
});
