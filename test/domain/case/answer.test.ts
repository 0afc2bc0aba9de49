import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../src/domain/case/commands.ts';
import {
  draft,
  eight,
  grave,
  hours,
  judgment,
  lead,
  openFile,
  people,
  toAnswer,
  toJudgment,
  toPublished,
  toSigned,
} from './office.ts';

const answering = () => toAnswer(toJudgment(openFile()));
const newest = (file: ReturnType<typeof openFile>) => {
  const { id: draftId, hash: draftHash } = file.case.drafts.at(-1)!;
  return { draftId, draftHash };
};

describe('the gates of a draft', () => {
  it('hold publication until all four are signed, and name those that are open', () => {
    const file = answering();
    file.give(people.handler, draft);
    file.give(people.reviewer, { kind: 'sign-gate', ...newest(file), gate: '政治关' });
    const decision = file.attempt(people.publisher, {
      kind: 'request-publish',
      ...newest(file),
      channel: '网站',
    });
    expect(decision).toMatchObject({
      reason: 'gates-missing',
      message: expect.stringContaining('政策关、保密关、文字关'),
    });
  });

  it('are all void after any edit', () => {
    const file = answering();
    const signed = toSigned(file);
    file.give(people.handler, { ...draft, draftId: signed.draftId, body: '经核实，水质合格。' });
    expect(file.case.drafts[0]?.signatures).toEqual([]);
    const publish = { kind: 'request-publish', channel: '网站' } as const;
    expect(file.attempt(people.publisher, { ...publish, ...signed })).toMatchObject({
      reason: 'draft-changed',
    });
    expect(file.attempt(people.publisher, { ...publish, ...newest(file) })).toMatchObject({
      reason: 'gates-missing',
    });
  });

  it('are not signed by anybody who wrote in the draft', () => {
    const file = answering();
    const coDrafter = { ...people.reviewer, roles: ['reviewer', 'coordinator'] as const };
    file.give(people.handler, draft);
    file.give(
      { ...coDrafter, roles: [...coDrafter.roles] },
      { ...draft, draftId: 'd1', body: '改动一字' },
    );
    file.give(people.handler, { ...draft, draftId: 'd1', body: '再改' });
    expect(
      file.attempt(people.reviewer, { kind: 'sign-gate', ...newest(file), gate: '文字关' }),
    ).toMatchObject({ reason: 'drafter-signs' });
  });

  it('leave 保密关 to secrecy reviewers', () => {
    const file = answering();
    file.give(people.handler, draft);
    const sign = { kind: 'sign-gate', ...newest(file), gate: '保密关' } as const;
    expect(file.attempt(people.reviewer, sign)).toMatchObject({ reason: 'second-role-missing' });
    expect(file.attempt(people.leader, sign)).toMatchObject({ reason: 'second-role-missing' });
    file.give(people.secrecy, sign);
    expect(file.attempt(people.secrecy, sign)).toMatchObject({ reason: 'gate-signed' });
  });

  it('need two signers at least', () => {
    const file = answering();
    file.give(people.handler, draft);
    const everything = {
      ...people.reviewer,
      roles: [...people.reviewer.roles, ...people.secrecy.roles],
    };
    for (const gate of ['政治关', '政策关', '保密关', '文字关'] as const)
      file.give(everything, { kind: 'sign-gate', ...newest(file), gate });
    expect(
      file.attempt(people.publisher, { kind: 'request-publish', ...newest(file), channel: '网站' }),
    ).toMatchObject({ reason: 'one-signer' });
  });

  it('ask every department that the draft names for its 会签, by its head', () => {
    const file = answering();
    const { draftId, draftHash } = toSigned(file, { ...draft, coSigners: ['roads'] });
    const publish = { kind: 'request-publish', draftId, draftHash, channel: '网站' } as const;
    expect(file.attempt(people.publisher, publish)).toMatchObject({
      message: expect.stringContaining('会签（roads）'),
    });
    const sign = { kind: 'sign-gate', draftId, draftHash, gate: '会签' } as const;
    expect(file.attempt(people.head, sign)).toMatchObject({ reason: 'gate-unneeded' });
    file.give(people.strangerHead, sign);
    expect(file.attempt(people.publisher, publish).kind).toBe('accepted');
  });

  it('return a draft without 公开属性 instead of signing it', () => {
    const file = answering();
    const { publicity: _, ...bare } = draft;
    file.give(people.handler, bare);
    const gate = { ...newest(file), gate: '政策关' } as const;
    expect(file.attempt(people.reviewer, { kind: 'sign-gate', ...gate })).toMatchObject({
      reason: 'publicity-missing',
    });
    file.give(people.reviewer, {
      kind: 'return-draft',
      draftId: gate.draftId,
      gate: '政策关',
      reason: '未注明公开属性',
    });
    expect(file.clock('C6')?.state.kind).not.toBe('running');
    file.give(people.handler, { ...draft, draftId: gate.draftId });
    expect(file.case.drafts[0]).toMatchObject({ revision: 2, signatures: [] });
    expect(file.case.drafts[0]?.returned).toBeUndefined();
  });

  it('never let 不予公开 be published', () => {
    const file = answering();
    const withheld = {
      ...draft,
      publicity: { attribute: '不予公开', ground: '个人隐私', reason: '涉及住户信息' },
    } as const;
    const signed = toSigned(file, withheld);
    expect(
      file.attempt(people.publisher, { kind: 'request-publish', ...signed, channel: '网站' }),
    ).toMatchObject({ reason: 'withheld' });
  });

  it('are shorter on the fast track, and none is skipped', () => {
    const file = openFile();
    file.give(people.officeHead, lead);
    file.give(people.officeHead, grave);
    file.give(people.officeHead, { kind: 'fast-track', reason: '险情紧急' });
    file.give(people.handler, draft);
    expect(file.clock('C6')).toMatchObject({
      name: '审签（快速通道）',
      dueAt: file.now + hours(0.5),
    });
    const publish = { kind: 'request-publish', ...newest(file), channel: '网站' } as const;
    expect(file.attempt(people.publisher, publish)).toMatchObject({ reason: 'gates-missing' });
  });
});

describe('publication', () => {
  it('can run before 研判 for 重大, and reporting up waits for none of it', () => {
    const file = openFile();
    expect(file.attempt(people.handler, draft)).toMatchObject({ reason: 'severity-too-low' });
    file.give(people.coordinator, lead);
    file.give(people.analyst, grave);
    toPublished(file);
    expect(file.case.stage).toBe('收集');
    expect(file.clock('C1')?.state.kind).toBe('stopped');
    expect(file.clock('C5')?.state.kind).toBe('running');
    file.give(people.coordinator, { kind: 'report-upward', to: '市政府', summary: '已发布' });
    expect(file.clock('C5')?.state.kind).toBe('stopped');
  });

  it('cannot be seen before it was requested, nor in the future', () => {
    const file = answering();
    const signed = toSigned(file);
    file.give(people.publisher, { kind: 'request-publish', ...signed, channel: '网站' });
    for (const at of [file.now - 1, file.now + 1])
      expect(
        file.attempt(people.publisher, {
          kind: 'confirm-publish',
          publicationId: 'p1',
          url: 'https://water.example/1',
          at,
          snapshotHash: 'x',
        }),
      ).toMatchObject({ reason: 'time-impossible' });
  });

  it('that failed stops no clock and may be requested again', () => {
    const file = answering();
    const signed = toSigned(file);
    const request = { kind: 'request-publish', ...signed, channel: '网站' } as const;
    file.give(people.publisher, request);
    expect(file.attempt(people.publisher, request)).toMatchObject({ reason: 'draft-closed' });
    file.give(people.system, { kind: 'fail-publish', publicationId: 'p1', reason: '接口超时' });
    expect(file.clock('C3')?.state.kind).toBe('running');
    file.give(people.publisher, request);
    expect(file.case.publications.map(({ state }) => state.kind)).toEqual(['failed', 'requested']);
  });

  it('says when its page has changed or vanished, and keeps the stopped clock stopped', () => {
    const file = answering();
    toPublished(file);
    file.now += hours(3);
    const look = { kind: 'record-page', publicationId: 'p1', at: file.now } as const;
    file.give(people.system, { ...look, page: 'vanished' });
    expect(file.case.publications[0]?.state).toMatchObject({ page: 'vanished' });
    expect(file.clock('C3')?.state).toMatchObject({ kind: 'stopped', at: eight + hours(0.5) });
  });
});

describe('the size of a case', () => {
  it('stays below 256 KB: more text is refused, what ends the case is not', () => {
    const file = answering();
    const long = (index: number) => ({
      ...draft,
      title: `通报${index}`,
      body: '水'.repeat(20_000),
    });
    const decisions = Array.from({ length: 6 }, (_, index) =>
      file.attempt(people.handler, long(index)),
    );
    expect(decisions.at(-1)).toMatchObject({ reason: 'limit-reached' });
    expect(Buffer.byteLength(JSON.stringify(file.case))).toBeLessThan(256 * 1024);
    file.give(people.handler, { kind: 'withdraw-draft', draftId: 'd1', reason: '精简' });
  });
});

describe('disinformation (D6)', () => {
  const determine: CommandOf<'determine'> = {
    kind: 'determine',
    severity: '一般',
    judgment: { ...judgment, truth: '不属实', dispositions: ['D6'] },
  };
  const handOver = {
    kind: 'hand-over',
    to: '网信部门',
    claim: '称全镇停水一月',
    refutation: '供水记录',
  } as const;

  it('is answered only with a referral, or a recorded reason why not', () => {
    const file = toJudgment(openFile());
    expect(file.attempt(people.coordinator, determine)).toMatchObject({
      reason: 'referral-missing',
    });
    const excused = {
      ...determine,
      judgment: { ...determine.judgment, noReferralReason: '系误传，无违法情节' },
    };
    expect(file.attempt(people.coordinator, excused).kind).toBe('accepted');
    expect(file.clock('C8')).toBeUndefined();
  });

  it('is timed from the referral to the receipt (C8)', () => {
    const file = toJudgment(openFile());
    file.give(people.coordinator, handOver);
    expect(file.clock('C8')).toMatchObject({ dueAt: file.now + hours(24) });
    file.give(people.coordinator, determine);
    file.give(people.head, { kind: 'approve' });
    file.now += hours(2);
    const receipt = { kind: 'record-receipt', handoverId: 'h1', number: '网信收2026-18' } as const;
    file.give(people.coordinator, { ...receipt, at: file.now });
    expect(file.clock('C8')?.state).toMatchObject({ kind: 'stopped', evidence: '网信收2026-18' });
  });

  it('is decided by people: the program may refer nothing', () => {
    const file = toJudgment(openFile());
    expect(file.attempt(people.system, handOver)).toMatchObject({ reason: 'not-permitted' });
  });
});
