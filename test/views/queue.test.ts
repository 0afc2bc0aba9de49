import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execute } from '../../src/actions/case/execute.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { openCaseList } from '../../src/views/case-list.ts';
import { queue, type QueueView } from '../../src/views/queue.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

let clock: ManualClock;
let office: ServedOffice;
beforeEach(async () => {
  clock = openManualClock();
  office = await serveOffice(clock);
});
afterEach(() => office.close());

const rows = async (view: QueueView = 'all') => {
  const { stories, cases } = office.platform;
  const caseList = openCaseList();
  for (const one of await cases.all(100)) caseList.put(one);
  return (await queue({ caseList, stories }, clock.now(), { view })).rows;
};

describe('the queue', () => {
  it('decides a row by the deadline of the law, not by a nearer one of the house', async () => {
    await office.open(storyOf('flood', clock.now()));
    const [row] = await rows();
    expect(row?.clock).toMatchObject({ kind: 'C1', basis: 'statutory' });
    expect(row?.otherClocks).toBeGreaterThan(0);
  });

  it('puts what can still be won before what is already lost', async () => {
    const story = (id: string, agoMs: number) =>
      storyOf(id, clock.now() - agoMs, { severity: '一般', priorities: ['P2'], headline: id });
    await office.open(story('lost long ago', 60 * hourMs));
    await office.open(story('just lost', 49 * hourMs));
    await office.open(story('still to win', 47 * hourMs));
    await office.open(story('on course', hourMs));
    await office.open(storyOf('flood', clock.now() - 4.8 * hourMs, { headline: 'flood' }));
    expect((await rows()).map(({ title, band }) => [title, band])).toEqual([
      ['flood', 'grave-and-close'],
      ['still to win', 'close'],
      ['just lost', 'overdue'],
      ['lost long ago', 'overdue'],
      ['on course', 'on-course'],
    ]);
  });

  it('counts as near what has less than a quarter of its time left, as urgent less than a tenth or half an hour', async () => {
    await office.open(storyOf('flood', clock.now()));
    const statusAfter = async (ms: number) => {
      clock.advance(ms);
      return (await rows())[0]?.clock?.status;
    };
    expect(await statusAfter(3.7 * hourMs)).toBe('running');
    expect(await statusAfter(0.1 * hourMs)).toBe('near');
    expect(await statusAfter(0.75 * hourMs)).toBe('urgent');
    expect(await statusAfter(0.45 * hourMs + minuteMs)).toBe('overdue');
  });

  it('moves a dismissed case to the concluded ones', async () => {
    const one = await office.open(storyOf('noise', clock.now(), { priorities: ['P2'] }));
    const analyst: Actor = { id: 'a', name: '甲', roles: ['analyst'] };
    const coordinator: Actor = { id: 'b', name: '乙', roles: ['coordinator'] };
    const reason = '与本厅无关';
    const about = { caseId: one.id };
    await execute(office.deps, analyst, { ...about, command: { kind: 'dismiss', reason } });
    await execute(office.deps, coordinator, { ...about, command: { kind: 'approve' } });
    expect((await rows())[0]).toMatchObject({ band: 'concluded', stage: '不予立案' });
  });

  it('names where a merged case went, and counts down no clock that nobody has to keep there', async () => {
    const [grave, bridge] = [
      await office.open(storyOf('flood', clock.now())),
      await office.open(storyOf('bridge', clock.now(), { severity: '一般' })),
    ];
    const analyst: Actor = { id: 'a', name: '甲', roles: ['analyst'] };
    const command = { kind: 'merge-into', targetId: bridge.id, reason: '同一场洪水' } as const;
    await execute(office.deps, analyst, { caseId: grave.id, command });
    const [target, merged] = await rows();
    expect(target).toMatchObject({ id: bridge.id, clock: { status: 'running' } });
    expect(merged).toMatchObject({
      band: 'concluded',
      mergedInto: { id: bridge.id, number: bridge.number },
      otherClocks: 0,
    });
    expect(merged?.clock).toBeUndefined();
    clock.advance(5 * hourMs + minuteMs);
    expect(await rows('overdue')).toEqual([]);
  });
});
