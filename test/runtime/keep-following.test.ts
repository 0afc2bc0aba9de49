import { expect, it } from 'vitest';
import { keepFollowing } from '../../src/runtime/keep-following.ts';
import { openManualClock } from '../support/manual-clock.ts';

const logger = { debug() {}, info() {}, warn() {}, error() {} };

it('reads rules and paused sources anew every ten seconds, one also where the other cannot be read', async () => {
  const clock = openManualClock();
  const stop = new AbortController();
  const read = { rules: 0, sources: 0 };
  const following = keepFollowing(
    { clock, logger },
    {
      followProfile: () => {
        read.rules += 1;
        return Promise.reject(new Error('locked'));
      },
      followSources: () => {
        read.sources += 1;
        return Promise.resolve();
      },
    },
    { signal: stop.signal, acceleration: 1 },
  );
  for (const rounds of [1, 2, 3]) {
    await expect.poll(() => read).toEqual({ rules: rounds, sources: rounds });
    await clock.whenSleepingFor(10_000);
    clock.advance(10_000);
  }
  stop.abort();
  await following;
});
