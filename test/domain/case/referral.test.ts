import { describe, expect, it } from 'vitest';
import { checkReferral } from '../../../src/domain/case/decide/referral.ts';
import {
  draft,
  eight,
  hours,
  judgment,
  openFile,
  people,
  toAnswer,
  toJudgment,
  toPublished,
  type CaseFile,
} from './office.ts';

const rumour = { ...judgment, truth: '不属实' as const, dispositions: ['D6' as const] };
const handOver = {
  kind: 'hand-over',
  to: '网信部门',
  claim: '称全镇停水一月',
  refutation: '供水记录',
} as const;
const receipt = (file: CaseFile, handoverId = 'h1') =>
  ({ kind: 'record-receipt', handoverId, number: '网信收18', at: file.now }) as const;

/** In 回应 as disinformation, once referred. */
function referred(): CaseFile {
  const file = toJudgment(openFile());
  file.give(people.coordinator, handOver);
  file.give(people.coordinator, { kind: 'determine', severity: '一般', judgment: rumour });
  file.give(people.head, { kind: 'approve' });
  return file;
}

describe('the referral of disinformation (D6)', () => {
  it('may go to several authorities; each receipt belongs to its own, and is entered once', () => {
    const file = referred();
    file.give(people.head, { ...handOver, to: '公安机关' });
    file.give(people.coordinator, receipt(file, 'h2'));
    expect(file.case.handovers).toMatchObject([
      { id: 'h1', to: '网信部门' },
      { id: 'h2', to: '公安机关', receipt: { number: '网信收18', at: file.now } },
    ]);
    expect(file.case.handovers[0]).not.toHaveProperty('receipt');
    expect(file.give(people.coordinator, { ...receipt(file, 'h2'), number: '另号' })).toEqual([]);
  });

  it('is settled by a receipt, or by a person’s reason why nothing is referred', () => {
    const file = referred();
    expect(checkReferral(file.case)).toMatchObject({ reason: 'referral-missing' });
    const declined = referred();
    declined.give(people.leader, { kind: 'decline-referral', reason: '系误传，无违法情节' });
    expect(declined.case.judgment?.noReferralReason).toBe('系误传，无违法情节');
    expect(checkReferral(declined.case)).toBeUndefined();
    file.give(people.coordinator, receipt(file));
    expect(checkReferral(file.case)).toBeUndefined();
  });

  it('is not asked of a matter that is no disinformation', () => {
    const file = toAnswer(toJudgment(openFile()));
    expect(checkReferral(file.case)).toBeUndefined();
    expect(checkReferral(openFile().case)).toBeUndefined();
  });

  it('is asked anew in a new cycle: an old receipt does not settle it', () => {
    const file = referred();
    file.give(people.coordinator, receipt(file));
    toPublished(file, { ...draft, closes: ['D6'] });
    file.give(people.handler, { kind: 'declare-handling-ended' });
    file.give(people.head, { kind: 'finish-response' });
    file.now += hours(5);
    const trigger = { kind: 'new-item', itemId: 'item-9', publicAt: file.now } as const;
    file.give(people.analyst, { kind: 'reopen', reason: '谣言再起', trigger });
    const determine = { kind: 'determine', severity: '一般', judgment: rumour } as const;
    expect(file.attempt(people.coordinator, determine)).toMatchObject({
      reason: 'referral-missing',
    });
    file.give(people.coordinator, handOver);
    file.give(people.coordinator, determine);
    file.give(people.head, { kind: 'approve' });
    expect(checkReferral(file.case)).toMatchObject({ reason: 'referral-missing' });
  });
});

describe('what the judgment decides', () => {
  it('holds each disposition once, in order, and settles the severity', () => {
    const file = toJudgment(openFile());
    const twice = { ...judgment, dispositions: ['D4' as const, 'D2' as const, 'D4' as const] };
    file.give(people.head, { kind: 'determine', severity: '较大', judgment: twice });
    expect(file.attempt(people.head, { kind: 'approve' })).toMatchObject({ reason: 'same-person' });
    const [settled] = file.give(people.coordinator, { kind: 'approve' });
    expect(settled).not.toHaveProperty('from');
    expect(file.case).toMatchObject({
      severity: { level: '较大', provisional: false },
      judgment: { dispositions: ['D2', 'D4'] },
    });
  });

  it('needs office and lead head: two of the same side are one', () => {
    const determine = { kind: 'determine', severity: '一般', judgment } as const;
    const byOffice = toJudgment(openFile());
    byOffice.give(people.coordinator, determine);
    expect(byOffice.attempt(people.officeHead, { kind: 'approve' })).toMatchObject({
      message: expect.stringContaining('须由牵头部门负责人确认'),
    });
    const byHead = toJudgment(openFile());
    byHead.give(people.head, determine);
    expect(byHead.attempt({ ...people.head, id: 'u-deputy' }, { kind: 'approve' })).toMatchObject({
      reason: 'second-role-missing',
      message: expect.stringContaining('须由办公室确认'),
    });
  });

  it('may be declined by office, leader and lead head; the case stays where it is', () => {
    for (const actor of [people.officeHead, people.leader, people.head]) {
      const file = toJudgment(openFile());
      file.give(people.coordinator, { kind: 'determine', severity: '一般', judgment });
      file.give(actor, { kind: 'decline', reason: '证据不足' });
      expect(file.case.stage).toBe('研判');
      expect(file.case.proposal).toBeUndefined();
    }
  });

  it('may be that the matter is none of ours, by two persons', () => {
    const file = openFile();
    file.give(people.analyst, { kind: 'dismiss', reason: '与本机关无关' });
    file.give(people.secondAnalyst, { kind: 'approve' });
    expect(file.case).toMatchObject({
      stage: '不予立案',
      dismissal: {
        reason: '与本机关无关',
        by: { id: people.analyst.id },
        second: { id: people.secondAnalyst.id },
      },
    });
  });
});

describe('duties of working days', () => {
  const register = (subject: string, clock: 'C7' | 'C10' = 'C7') =>
    ({ kind: 'register-duty', clock, subject, startedAt: eight }) as const;
  const fulfil = (subject: string, clock: 'C7' | 'C10', at: number) =>
    ({ kind: 'fulfil-duty', clock, subject, at, evidence: `公报：${subject}` }) as const;

  it('are known by kind and subject, and each is met by its own proof, once', () => {
    const file = openFile();
    file.give(people.handler, register('甲'));
    file.give(people.handler, register('乙'));
    file.give(people.handler, register('甲', 'C10'));
    file.give(people.handler, fulfil('甲', 'C7', file.now));
    const met = { at: file.now, evidence: '公报：甲' };
    expect(file.case.duties.map(({ fulfilled }) => fulfilled)).toEqual([met, undefined, undefined]);
    expect(file.give(people.handler, fulfil('甲', 'C7', file.now))).toEqual([]);
    file.give(people.handler, fulfil('甲', 'C10', file.now));
    expect(file.case.duties.map(({ fulfilled }) => fulfilled)).toEqual([met, undefined, met]);
    expect(file.attempt(people.handler, fulfil('乙', 'C10', file.now))).toMatchObject({
      reason: 'duty-missing',
    });
  });
});
