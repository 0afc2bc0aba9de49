import { describe, expect, it } from 'vitest';
import { nextFireAt } from '../../../src/domain/case/ladder.ts';
import {
  eight,
  firedShares,
  grave,
  hours,
  minutes,
  openFile,
  people,
  profile,
  toAnswer,
  toJudgment,
  toPublished,
  type CaseFile,
} from './office.ts';

const lowered = {
  kind: 'set-severity',
  level: '较大',
  confirmed: true,
  reason: '核实后未达重大标准',
} as const;

function running(file: CaseFile): string[] {
  return file.case.clocks
    .filter(({ state }) => state.kind === 'running')
    .map(({ id }) => id)
    .sort();
}

describe('the clocks of a case', () => {
  it('count 48 hours from the first publication, not from the opening of the case', () => {
    const file = openFile();
    expect(running(file)).toEqual(['C3/1/1']);
    expect(file.clock('C3')?.dueAt).toBe(eight + hours(48));
  });

  it('count from the occurrence when it is known, and earlier', () => {
    const file = openFile();
    file.give(people.analyst, {
      kind: 'correct-times',
      occurredAt: eight - hours(3),
      reason: '现场通报',
    });
    expect(file.clock('C3')?.dueAt).toBe(eight + hours(45));
  });

  it('cannot be put off by correcting a time to later', () => {
    const file = openFile();
    const decision = file.attempt(people.analyst, {
      kind: 'correct-times',
      firstPublicAt: eight + minutes(10),
      reason: '更正',
    });
    expect(decision).toMatchObject({ kind: 'refused', reason: 'time-impossible' });
  });

  it('start C1, C2 and C5 from 重大 up, even while that is provisional, and drop C3', () => {
    const file = openFile();
    file.give(people.system, { ...grave, confirmed: false });
    expect(running(file)).toEqual(['C1/1/1', 'C2/1/1', 'C5/1/1']);
    expect(file.clock('C1')?.dueAt).toBe(eight + hours(5));
    expect(file.clock('C2')?.dueAt).toBe(eight + hours(24));
    expect(file.clock('C3')?.state.kind).toBe('cancelled');
  });

  it('call an upgrade after the deadline a retroactive breach and fire only the highest step', () => {
    const file = openFile();
    file.now = eight + hours(7);
    file.give(people.analyst, grave);
    const breached = file.case.breaches.map(({ clockId, retroactive }) => [clockId, retroactive]);
    expect(breached).toEqual([
      ['C1/1/1', true],
      ['C5/1/1', true],
    ]);
    expect(firedShares(file.fire(), 'C1')).toEqual([1.2]);
    expect(file.fire()).toEqual([]);
  });

  it('start for 重大人员伤亡 where the profile says so, whatever the grade (seed 002)', () => {
    const [c1, c2, ...others] = profile.obligations;
    const variant = {
      ...profile,
      obligations: [{ ...c1! }, { ...c2!, when: { graveImpact: true as const } }, ...others],
    };
    const file = openFile();
    file.give(people.analyst, grave, { profile: variant });
    expect(file.clock('C2')).toBeUndefined();
    file.give(people.analyst, { ...grave, graveImpact: true }, { profile: variant });
    expect(file.clock('C2')?.dueAt).toBe(eight + hours(24));
  });

  it('keep what they were started with when the profile changes (glpi#6902, #15605: pause lost when the SLA changes)', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    const before = file.case.clocks;
    const changed = { ...profile, version: 2, obligations: [], ladder: [profile.ladder[0]!] };
    file.give(people.analyst, { kind: 'set-priorities', priorities: ['P1'] }, { profile: changed });
    expect(file.case.clocks).toEqual(before);
  });

  it('do not hide one another (zammad#5177: one clock masks another)', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    expect(nextFireAt(file.case)).toBe(eight + minutes(30));
    file.give(people.coordinator, { kind: 'report-upward', to: '市政府', summary: '已核实' });
    expect(nextFireAt(file.case)).toBe(eight + hours(2.5));
    file.now = eight + hours(30);
    expect(new Set(file.fire().flatMap((e) => ('clockId' in e ? [e.clockId] : [])))).toEqual(
      new Set(['C1/1/1', 'C2/1/1']),
    );
  });

  it('need a leader and a reason to be lowered, and keep the breach that was recorded', () => {
    const file = openFile();
    file.now = eight + hours(7);
    file.give(people.analyst, grave);
    expect(file.attempt(people.coordinator, lowered)).toMatchObject({ reason: 'severity-lowered' });
    const { reason: _, ...silent } = lowered;
    expect(file.attempt(people.leader, silent)).toMatchObject({ reason: 'reason-missing' });
    const breaches = file.case.breaches;
    file.give(people.leader, lowered);
    expect(running(file)).toEqual(['C3/1/2']);
    expect(file.case.breaches).toEqual(breaches);
  });

  it('leave the breach behind even when a clock is dropped before the timer saw it', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(5) + 1;
    file.give(people.leader, lowered);
    expect(file.case.breaches.map(({ clockId }) => clockId)).toContain('C1/1/1');
  });

  it('are not touched by a reassignment, which only starts another claim clock', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.give(people.coordinator, { kind: 'assign', assignee: { id: 'a', name: '甲' } });
    const dues = file.case.clocks.filter(({ kind }) => kind !== 'C6').map(({ dueAt }) => dueAt);
    file.give(people.coordinator, { kind: 'assign', assignee: { id: 'b', name: '乙' } });
    expect(file.case.clocks.filter(({ kind }) => kind !== 'C6').map(({ dueAt }) => dueAt)).toEqual(
      dues,
    );
    expect(running(file)).toContain('C6.claim-2/1/1');
    expect(running(file)).not.toContain('C6.claim-1/1/1');
  });

  it('ask for the next publication within a day until the handling is over (C4)', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    toAnswer(toJudgment(file), '重大');
    toPublished(file);
    expect(file.clock('C4')).toMatchObject({ subject: 'p1', dueAt: file.now + hours(24) });
    file.now += hours(20);
    toPublished(file);
    expect(running(file)).toContain('C4.p2/1/1');
    expect(running(file)).not.toContain('C4.p1/1/1');
    file.give(people.head, { kind: 'declare-handling-ended' });
    expect(running(file).filter((id) => id.startsWith('C4'))).toEqual([]);
  });

  it('stop at the time that the page was seen, not at the click, even if the timer was quicker', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    toAnswer(toJudgment(file), '重大');
    file.now = eight + hours(4.9);
    toPublished(file);
    expect(file.case.breaches.map(({ clockName }) => clockName)).not.toContain('5小时权威信息');
    expect(file.clock('C1')?.state).toMatchObject({ kind: 'stopped', at: eight + hours(4.9) });
  });

  it('keep a breach whose proof shows it to be in time, as one that is late by nothing', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    toAnswer(toJudgment(file), '重大');
    file.give(people.handler, {
      kind: 'submit-draft',
      title: '回应',
      body: '已处置',
      publicity: { attribute: '主动公开' },
      closes: ['D2', 'D4'],
      coSigners: [],
    });
    const { id: draftId, hash: draftHash } = file.case.drafts[0]!;
    for (const gate of ['政治关', '政策关', '文字关'] as const)
      file.give(people.reviewer, { kind: 'sign-gate', draftId, draftHash, gate });
    file.give(people.secrecy, { kind: 'sign-gate', draftId, draftHash, gate: '保密关' });
    file.now = eight + hours(4.9);
    file.give(people.publisher, { kind: 'request-publish', draftId, draftHash, channel: '网站' });
    file.now = eight + hours(5.1);
    file.fire();
    file.give(people.system, {
      kind: 'confirm-publish',
      publicationId: 'p1',
      url: 'https://water.example/1',
      at: eight + hours(4.95),
      snapshotHash: 'hash',
    });
    const breach = file.case.breaches.find(({ clockId }) => clockId === 'C1/1/1');
    expect(breach).toMatchObject({ lateByMs: 0, stoppedAt: eight + hours(4.95) });
  });

  it('count 20 working days for a document, and count anew when a notice changes them', () => {
    const file = openFile();
    file.give(people.handler, {
      kind: 'register-duty',
      clock: 'C7',
      subject: '供水管理办法',
      startedAt: eight,
    });
    const before = file.clock('C7')!;
    const days = new Map([['2026-12-01', 'off' as const]]);
    const calendar = { coveredFrom: '2026-01-01', coveredUntil: '2026-12-28', days };
    const [moved] = file.give(people.system, { kind: 'update-calendar' }, { calendar });
    expect(moved).toMatchObject({ kind: 'clock-moved', reason: expect.stringContaining('节假日') });
    expect(file.clock('C7')?.dueAt).toBeGreaterThan(before.dueAt);
    file.give(people.publisher, {
      kind: 'fulfil-duty',
      clock: 'C7',
      subject: '供水管理办法',
      at: file.now,
      evidence: 'https://water.example/index/7',
    });
    const stopped = file.case;
    file.give(people.system, { kind: 'update-calendar' });
    expect(file.case).toBe(stopped);
  });

  it('end the yearly self-check with 31 January (C10)', () => {
    const file = openFile();
    file.give(people.coordinator, {
      kind: 'register-duty',
      clock: 'C10',
      subject: '2027年自查',
      startedAt: eight,
    });
    expect(file.clock('C10')?.dueAt).toBe(Date.UTC(2027, 0, 31, 16));
  });
});

describe('a new cycle', () => {
  it('shows no overdue flag of the old one (osTicket#5206: stale overdue flag after reopening)', () => {
    const file = openFile();
    file.now = eight + hours(60);
    file.fire();
    expect(file.case.breaches).toHaveLength(1);
    toAnswer(toJudgment(file));
    toPublished(file);
    file.give(people.head, { kind: 'declare-handling-ended' });
    file.give(people.head, { kind: 'finish-response' });
    file.now += hours(2);
    file.give(people.analyst, {
      kind: 'reopen',
      reason: '又有居民反映',
      trigger: { kind: 'new-item', itemId: 'item-9', publicAt: file.now - hours(1) },
    });
    expect(file.case).toMatchObject({ stage: '研判', cycle: 2 });
    expect(running(file)).toEqual(['C3/2/1']);
    expect(file.clock('C3')?.dueAt).toBe(file.now - hours(1) + hours(48));
    const current = file.case.clocks.filter(({ cycle }) => cycle === 2).map(({ id }) => id);
    expect(file.case.breaches.some(({ clockId }) => current.includes(clockId))).toBe(false);
  });
});
