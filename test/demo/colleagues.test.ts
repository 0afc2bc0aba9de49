import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { workOnFlood } from '../../src/demo/work-on.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

let clock: ManualClock;
let office: ServedOffice;
beforeEach(async () => {
  clock = openManualClock();
  office = await serveOffice(clock);
});
afterEach(() => office.close());

describe('the colleagues of the demonstration', () => {
  it('bring the flood to its last gate and leave that to whoever tries it', async () => {
    const { id } = await office.open(storyOf('flood', clock.now()));
    const people = (await loadConfig('config/demo.yaml')).access.users;
    for (let round = 0; round < 20; round += 1) {
      await workOnFlood(office.deps, people);
      clock.advance(minuteMs);
    }
    const one = await office.platform.cases.get(id);
    expect(one?.stage).toBe('回应');
    expect(one?.drafts[0]?.signatures.map(({ gate }) => gate)).toEqual([
      '政治关',
      '政策关',
      '保密关',
    ]);
    expect(one?.publications).toEqual([]);
  });

  it('touch nothing but the flood', async () => {
    const { id } = await office.open(storyOf('praise', clock.now(), { severity: '一般' }));
    const people = (await loadConfig('config/demo.yaml')).access.users;
    await workOnFlood(office.deps, people);
    expect((await office.platform.cases.get(id))?.lead).toBeUndefined();
  });
});
