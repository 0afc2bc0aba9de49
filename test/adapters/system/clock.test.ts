import { expect, it, vi } from 'vitest';
import { openSystemClock } from '../../../src/adapters/system/clock.ts';
import { driftSince, maxDriftMs } from '../../../src/domain/case/time-trust.ts';
import { secondMs } from '../../../src/domain/time.ts';

it('lets an accelerated clock make no jump of a small correction of the machine', () => {
  const clock = openSystemClock({ acceleration: 3600 });
  const read = () => ({ wall: clock.now(), monotonicMs: clock.monotonicMs() });
  const before = read();
  const machine = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + secondMs);
  expect(Math.abs(driftSince(before, read()))).toBeLessThan(maxDriftMs);
  machine.mockRestore();
});
