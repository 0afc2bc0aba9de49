import { describe, expect, it } from 'vitest';
import { foresee } from '../../../src/actions/case/foresee.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import type { CaseStore } from '../../../src/ports/case-store.ts';
import {
  calendar,
  eight,
  judgment,
  lead,
  minutes,
  openFile,
  people,
  profile,
  sha256,
  toJudgment,
} from '../../domain/case/office.ts';
import { openManualClock } from '../../support/manual-clock.ts';

const now = eight + minutes(40);

function depsOf(one: Case) {
  const cases: Pick<CaseStore, 'get'> = {
    get: async (id) => (id === one.id ? one : undefined),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- foresee reads one case and nothing else
  const store = cases as CaseStore;
  return { cases: store, clock: openManualClock(now), profile, calendar, hash: sha256 };
}

describe('what a command would do to the clocks', () => {
  it('names the clocks that a determination starts once its second person agrees', async () => {
    const { case: one } = toJudgment(openFile());
    const command = { kind: 'determine', severity: '重大', judgment } as const;
    const foreseen = await foresee(depsOf(one), people.coordinator, { caseId: one.id, command });
    const started = foreseen.kind === 'foreseen' ? foreseen.clocks : [];
    expect(
      started.filter(({ change }) => change === 'starts').map(({ clock }) => clock.kind),
    ).toEqual(expect.arrayContaining(['C1', 'C2']));
    expect(started.find(({ clock }) => clock.kind === 'C1')?.clock.anchor).toBe(eight);
    expect(one.proposal).toBeUndefined();
  });

  it('says why a command would be refused', async () => {
    const { case: one } = openFile();
    const command = { kind: 'determine', severity: '重大', judgment } as const;
    const foreseen = await foresee(depsOf(one), people.coordinator, { caseId: one.id, command });
    expect(foreseen).toMatchObject({ kind: 'refused', message: expect.stringContaining('收集') });
  });

  it('knows nothing of a case that does not exist', async () => {
    const { case: one } = openFile();
    const foreseen = await foresee(depsOf(one), people.coordinator, {
      caseId: 'case-none',
      command: lead,
    });
    expect(foreseen).toEqual({ kind: 'not-found' });
  });
});
