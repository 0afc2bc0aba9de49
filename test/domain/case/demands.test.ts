import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { demandsOf, holds, obligationFor } from '../../../src/domain/case/demands.ts';
import type { ClockKind, Obligation } from '../../../src/domain/policy.ts';
import {
  draft,
  eight,
  hours,
  judgment,
  lead,
  minutes,
  openFile,
  people,
  toAnswer,
  toEvaluation,
  toJudgment,
  toPublished,
  toSigned,
} from './office.ts';

const by = { id: 'u-qin', name: '秦协调' };
const fresh = openFile().case;

function of(current: Case, kind: ClockKind) {
  return demandsOf(current).filter((demand) => demand.kind === kind);
}

function obligation(within: Obligation['within']): Obligation {
  const basis = { basis: 'internal', clause: '内部时限', anchor: 'event' } as const;
  return { clock: 'C8', name: '线索移交', when: {}, within, ...basis };
}

describe('of several rules for one duty', () => {
  const demand = { kind: 'C8' } as const;

  it('the shortest holds, and a day of the year is the longest', () => {
    const [day, two, yearly] = [{ workingDays: 1 }, { hours: 25 }, { until: '01-31' }].map(
      (within) => obligation(within),
    );
    if (!day || !two || !yearly) throw new Error('three rules');
    expect(obligationFor(demand, fresh, [yearly, two, day])).toBe(day);
    expect(obligationFor(demand, fresh, [yearly, two])).toBe(two);
    expect(obligationFor(demand, fresh, [obligation({ workingDays: 2 }), two])).toBe(two);
  });

  it('one for another occasion or another duty does not count', () => {
    const other = { ...obligation({ hours: 1 }), clock: 'C5' } as const;
    const occasion = { ...obligation({ hours: 1 }), on: 'assignment' } as const;
    expect(obligationFor(demand, fresh, [other, occasion])).toBeUndefined();
  });

  it('one for a degree that nobody has stated does not count, one for lesser matters does', () => {
    expect(fresh.severity).toBeUndefined();
    expect(holds({ severityAtLeast: '一般' }, fresh)).toBe(false);
    expect(holds({ severityBelow: '重大' }, fresh)).toBe(true);
    const major: Case = { ...fresh, severity: { level: '重大', provisional: true } };
    expect(holds({ severityAtLeast: '重大' }, major)).toBe(true);
    expect(holds({ severityAtLeast: '特别重大' }, major)).toBe(false);
    expect(holds({ severityBelow: '重大' }, major)).toBe(false);
  });

  it('one for grave impact or for the fast track holds only there', () => {
    expect(holds({ graveImpact: true }, fresh)).toBe(false);
    expect(holds({ graveImpact: true }, { ...fresh, graveImpact: true })).toBe(true);
    expect(holds({ fastTrack: true }, fresh)).toBe(false);
    expect(holds({ fastTrack: true }, { ...fresh, fastTracked: true })).toBe(true);
  });
});

describe('the press conference', () => {
  const waived = { kind: 'waived', cycle: 1, at: eight, by, reason: '险情已解除' } as const;
  const held = {
    kind: 'held',
    cycle: 1,
    at: eight + hours(3),
    spokesperson: '魏分管',
    link: 'https://water.example/live',
  } as const;

  it('is asked for until it is held or waived', () => {
    expect(of(fresh, 'C2')).toEqual([{ kind: 'C2' }]);
    expect(of({ ...fresh, conferences: [waived] }, 'C2')).toEqual([]);
    expect(of({ ...fresh, conferences: [held] }, 'C2')).toEqual([
      { kind: 'C2', met: { at: eight + hours(3), evidence: 'https://water.example/live' } },
    ]);
  });

  it('counts as held even where it had been waived before', () => {
    expect(of({ ...fresh, conferences: [waived, held] }, 'C2')).toMatchObject([
      { met: { at: eight + hours(3) } },
    ]);
  });

  it('and a report upward of an earlier cycle answer nothing in a new one', () => {
    const report = { cycle: 1, at: eight, by, to: '市政府办', summary: '已办结' };
    const again: Case = { ...fresh, cycle: 2, conferences: [held], upwardReports: [report] };
    expect(of(again, 'C2')).toEqual([{ kind: 'C2' }]);
    expect(of(again, 'C5')).toEqual([{ kind: 'C5' }]);
    expect(of({ ...again, cycle: 1 }, 'C5')).toEqual([
      { kind: 'C5', met: { at: eight, evidence: '市政府办' } },
    ]);
  });
});

describe('going on publishing (C4)', () => {
  it('is asked for from each publication to the next, until the handling has ended', () => {
    const file = toAnswer(toJudgment(openFile()));
    expect(of(file.case, 'C4')).toEqual([]);
    toPublished(file);
    const firstAt = file.now;
    expect(of(file.case, 'C4')).toEqual([{ kind: 'C4', subject: 'p1', since: firstAt }]);
    file.now += hours(1);
    toPublished(file, { ...draft, title: '续报' });
    const url = 'https://water.example/notice/1';
    expect(of(file.case, 'C4')).toEqual([
      { kind: 'C4', subject: 'p1', since: firstAt, met: { at: file.now, evidence: url } },
      { kind: 'C4', subject: 'p2', since: file.now },
    ]);
    file.now += hours(1);
    file.give(people.head, { kind: 'declare-handling-ended' });
    expect(of(file.case, 'C4').at(-1)?.met).toEqual({ at: file.now, evidence: '处置结束' });
    const ended = file.now;
    expect(of({ ...file.case, handlingEndedAt: ended - hours(1) }, 'C4')).toHaveLength(2);
    expect(of({ ...file.case, handlingEndedAt: ended - hours(1) - 1 }, 'C4')).toHaveLength(1);
  });
});

describe('claiming an assignment', () => {
  it('is asked for of each assignment anew, and met by the name of who claims', () => {
    const file = openFile();
    expect(of(file.case, 'C6')).toEqual([]);
    file.give(people.coordinator, { kind: 'assign', assignee: { id: 'u-zhu', name: '朱承办' } });
    const asked = { kind: 'C6', on: 'assignment', subject: 'claim-1' } as const;
    expect(of(file.case, 'C6')).toEqual([asked]);
    file.now += minutes(5);
    file.give(people.handler, { kind: 'claim' });
    expect(of(file.case, 'C6')).toEqual([{ ...asked, met: { at: file.now, evidence: '朱承办' } }]);
  });
});

describe('the answer of an invited department', () => {
  it('is asked for until it answers, is waived or has let its time pass, in this cycle only', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.give(people.coordinator, {
      kind: 'start-consultation',
      question: '请核实',
      invitees: [
        { id: 'roads', name: '道路处' },
        { id: 'health', name: '卫生处' },
      ],
    });
    const subjects = (current: Case) => of(current, 'C6').map(({ subject, met }) => [subject, met]);
    expect(subjects(file.case)).toEqual([
      ['reply-k1-roads', undefined],
      ['reply-k1-health', undefined],
    ]);
    file.give(people.strangerHead, {
      kind: 'reply-consultation',
      department: 'roads',
      opinion: '无关',
    });
    file.give(people.coordinator, { kind: 'waive-reply', department: 'health', reason: '不涉及' });
    expect(subjects(file.case)).toEqual([['reply-k1-roads', { at: file.now, evidence: '许处长' }]]);
    expect(subjects({ ...file.case, cycle: 2 })).toEqual([]);
  });

  it('is no longer asked for once it has expired', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.give(people.coordinator, {
      kind: 'start-consultation',
      question: '请核实',
      invitees: [{ id: 'roads', name: '道路处' }],
    });
    file.now += hours(2) + 1;
    file.give(people.coordinator, { kind: 'close-consultation', minutes: '道路处未回复' });
    expect(of(file.case, 'C6')).toEqual([]);
  });
});

describe('the signing of a draft', () => {
  const asked = { kind: 'C6', on: 'submission', subject: 'gates-d1-r1' } as const;

  it('is asked for from its submission to its last signature', () => {
    const file = toAnswer(toJudgment(openFile()));
    const before = of(file.case, 'C6').length;
    toSigned(file);
    const [first] = file.case.drafts;
    if (first === undefined) throw new Error('no draft');
    const late = first.signatures.map((signature, n) => ({
      ...signature,
      at: eight + hours(9 - n),
    }));
    const signed: Case = { ...file.case, drafts: [{ ...first, signatures: late }] };
    expect(of(signed, 'C6').slice(before)).toEqual([
      { ...asked, met: { at: eight + hours(9), evidence: '审签完成' } },
    ]);
    const unsigned: Case = { ...file.case, drafts: [{ ...first, signatures: late.slice(1) }] };
    expect(of(unsigned, 'C6').slice(before)).toEqual([asked]);
    file.give(people.handler, { kind: 'withdraw-draft', draftId: 'd1', reason: '不再需要' });
    expect(of(file.case, 'C6')).toHaveLength(before);
  });

  it('is over when the draft is returned, by whom', () => {
    const file = toAnswer(toJudgment(openFile()));
    file.give(people.handler, draft);
    file.now += minutes(10);
    file.give(people.reviewer, {
      kind: 'return-draft',
      draftId: 'd1',
      gate: '政策关',
      reason: '数据未核',
    });
    expect(of(file.case, 'C6').at(-1)).toEqual({
      ...asked,
      met: { at: file.now, evidence: '施审签退文' },
    });
  });
});

describe('the referral of what may be illegal (C8)', () => {
  const handover = {
    id: 'h1',
    cycle: 1,
    to: '公安机关',
    claim: '称停水一月',
    refutation: '供水记录',
    at: eight,
    by,
  } as const;
  const receipt = { at: eight + hours(2), number: '公收18' };
  const found: Case = { ...fresh, judgment: { ...judgment, dispositions: ['D6'] } };
  const excused: Case = {
    ...fresh,
    judgment: { ...judgment, dispositions: ['D6'], noReferralReason: '系误传' },
  };

  it('is asked for once D6 is found, or something was handed over without waiting for that', () => {
    expect(of(fresh, 'C8')).toEqual([]);
    expect(of({ ...fresh, judgment }, 'C8')).toEqual([]);
    expect(of(found, 'C8')).toEqual([{ kind: 'C8' }]);
    expect(of({ ...fresh, handovers: [handover] }, 'C8')).toEqual([{ kind: 'C8' }]);
  });

  it('is not asked for where a person has said why not, unless it was handed over all the same', () => {
    expect(of(excused, 'C8')).toEqual([]);
    expect(of({ ...excused, handovers: [handover] }, 'C8')).toEqual([{ kind: 'C8' }]);
  });

  it("is met by the authority's receipt, but not by one of an earlier cycle", () => {
    const received: Case = {
      ...found,
      handovers: [handover, { ...handover, id: 'h2', receipt }],
    };
    expect(of(received, 'C8')).toEqual([
      { kind: 'C8', met: { at: eight + hours(2), evidence: '公收18' } },
    ]);
    expect(of({ ...received, cycle: 2 }, 'C8')).toEqual([{ kind: 'C8' }]);
    expect(of({ ...fresh, handovers: [handover], cycle: 2 }, 'C8')).toEqual([]);
  });
});

describe('the evaluation (C9)', () => {
  it('is asked for from its stage on, also while the case is sent back, until the archive', () => {
    expect(of(fresh, 'C9')).toEqual([]);
    const file = toEvaluation(openFile());
    expect(of(file.case, 'C9')).toEqual([{ kind: 'C9' }]);
    const back: Case = { ...file.case, stage: '回应' };
    expect(of(back, 'C9')).toEqual([{ kind: 'C9' }]);
    expect(of({ ...back, cycle: 2 }, 'C9')).toEqual([]);
    expect(of({ ...back, clocks: back.clocks.filter(({ kind }) => kind !== 'C9') }, 'C9')).toEqual(
      [],
    );
    expect(of({ ...file.case, clocks: [] }, 'C9')).toEqual([{ kind: 'C9' }]);
    expect(of({ ...file.case, stage: '归档', stageSince: eight }, 'C9')).toEqual([
      { kind: 'C9', met: { at: eight, evidence: '归档' } },
    ]);
  });
});

it('a registered duty is asked for until it is fulfilled, with what shows it', () => {
  const duty = { clock: 'C7', subject: '供水办法', startedAt: eight } as const;
  const asked = { kind: 'C7', subject: '供水办法', since: eight } as const;
  const fulfilled = { at: eight + hours(1), evidence: 'https://water.example/rules' };
  expect(of({ ...fresh, duties: [duty] }, 'C7')).toEqual([asked]);
  expect(of({ ...fresh, duties: [{ ...duty, fulfilled }] }, 'C7')).toEqual([
    { ...asked, met: fulfilled },
  ]);
});
