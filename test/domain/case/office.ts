import { createHash } from 'node:crypto';
import type { Actor, Role } from '../../../src/domain/actor.ts';
import { buildCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import type { Command } from '../../../src/domain/case/commands.ts';
import type { Context } from '../../../src/domain/case/context.ts';
import { decide, type Decision } from '../../../src/domain/case/decide.ts';
import type { CaseEvent } from '../../../src/domain/case/events.ts';
import { replay } from '../../../src/domain/case/evolve.ts';
import type { Judgment } from '../../../src/domain/case/disposition.ts';
import type { Obligation, PolicyProfile } from '../../../src/domain/policy.ts';
import { hourMs, minuteMs, type Instant } from '../../../src/domain/time.ts';

/** 2026-11-20 08:00 in Asia/Shanghai, a Friday. */
export const eight = Date.UTC(2026, 10, 20, 0, 0, 0);
export const hours = (count: number): number => Math.round(count * hourMs);
export const minutes = (count: number): number => count * minuteMs;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function person(id: string, name: string, roles: Role[], department?: string): Actor {
  return { id, name, roles, ...(department !== undefined && { department }) };
}

/** Fictitious people of a fictitious office. */
export const people = {
  analyst: person('u-lin', '林研判', ['analyst']),
  secondAnalyst: person('u-he', '何研判', ['analyst']),
  coordinator: person('u-qin', '秦协调', ['coordinator']),
  officeHead: person('u-fan', '范主任', ['office-head', 'coordinator']),
  handler: person('u-zhu', '朱承办', ['handler'], 'water'),
  head: person('u-you', '尤处长', ['department-head'], 'water'),
  strangerHead: person('u-xu', '许处长', ['department-head'], 'roads'),
  reviewer: person('u-shi', '施审签', ['reviewer']),
  secrecy: person('u-kong', '孔保密', ['secrecy-reviewer']),
  publisher: person('u-yan', '严发布', ['publisher']),
  leader: person('u-wei', '魏分管', ['leader']),
  principal: person('u-jiang', '姜主要', ['principal']),
  auditor: person('u-shen', '沈审计', ['audit-admin', 'system-admin', 'security-admin']),
  system: person('system', '系统', ['system']),
} as const;

const internal = { anchor: 'event', basis: 'internal', clause: '内部时限' } as const;
const statutory = { anchor: 'earliest', basis: 'statutory', clause: '国办发〔2016〕61号' } as const;
const whenGrave = { severityAtLeast: '重大' } as const;

const obligations: Obligation[] = [
  { clock: 'C1', name: '5小时权威信息', when: whenGrave, within: { hours: 5 }, ...statutory },
  { clock: 'C2', name: '24小时发布会', when: whenGrave, within: { hours: 24 }, ...statutory },
  {
    clock: 'C3',
    name: '48小时回应',
    when: { severityBelow: '重大' },
    within: { hours: 48 },
    ...statutory,
  },
  { clock: 'C4', name: '持续发布', when: whenGrave, within: { hours: 24 }, ...internal },
  {
    clock: 'C5',
    name: '上报',
    when: whenGrave,
    within: { hours: 1 },
    ...internal,
    anchor: 'earliest',
  },
  {
    clock: 'C6',
    on: 'assignment',
    name: '认领',
    when: whenGrave,
    within: { hours: 0.5 },
    ...internal,
  },
  { clock: 'C6', on: 'invitation', name: '会商回复', when: {}, within: { hours: 2 }, ...internal },
  {
    clock: 'C6',
    on: 'submission',
    name: '审签',
    when: whenGrave,
    within: { hours: 1 },
    ...internal,
  },
  {
    clock: 'C6',
    on: 'submission',
    name: '审签（快速通道）',
    when: { fastTrack: true },
    within: { hours: 0.5 },
    ...internal,
  },
  {
    clock: 'C7',
    name: '主动公开',
    when: {},
    within: { workingDays: 20 },
    ...statutory,
    anchor: 'event',
  },
  { clock: 'C8', name: '线索移交', when: {}, within: { hours: 24 }, ...internal },
  { clock: 'C9', name: '评估', when: {}, within: { workingDays: 5 }, ...internal },
  {
    clock: 'C10',
    name: '年度自查',
    when: {},
    within: { until: '01-31' },
    ...statutory,
    anchor: 'event',
  },
];

/** The rules of time of DOMAIN's clock table; repeats every 15 minutes, at most 5 times. */
export const profile: PolicyProfile = {
  id: 'test-office',
  name: '测试口径',
  version: 1,
  effectiveFrom: '2026-01-01',
  basis: ['国办发〔2016〕61号'],
  region: [],
  departments: [
    { id: 'water', name: '水务处', duties: ['供水'] },
    { id: 'roads', name: '道路处', duties: ['道路'] },
  ],
  defaultDepartment: 'water',
  emphasis: [],
  openingRules: [
    {
      id: 'any',
      anyPriority: ['P4'],
      confidence: 0.5,
      appearances: 1,
      includeOfficial: false,
      certainty: 'suspected',
      clause: '测试',
    },
  ],
  obligations,
  ladder: [
    { at: 0.5, to: ['assignee'] },
    { at: 0.8, to: ['lead-head', 'coordinator'] },
    { at: 1, to: ['leader'], repeat: { every: 15 * minuteMs, atMost: 5 } },
    { at: 1.2, to: ['principal', 'superior'], repeat: { every: 15 * minuteMs, atMost: 5 } },
  ],
  campaigns: [],
  evaluation: { unstated: '虚构单位，未设分值权重' },
  mediaPartners: [],
};

export const calendar = buildCalendar([{ year: 2026, amendment: 0, notice: '测试', days: {} }]);

export function contextOf(actor: Actor, now: Instant, changes: Partial<Context> = {}): Context {
  return { actor, now, profile, calendar, sha256, ...changes };
}

export const opening = {
  kind: 'open-case',
  id: 'case-flood',
  number: 'YQ-2026-0001',
  traceId: 'trace-1',
  title: '青禾镇自来水变黄',
  storyIds: ['story-1'],
  itemIds: ['item-1', 'item-2'],
  priorities: ['P2'],
  region: ['云岭省', '清河市'],
  firstPublicAt: eight,
  discoveredAt: eight + minutes(20),
} as const satisfies Command;

export const judgment: Judgment = {
  truth: '属实',
  dispositions: ['D2', 'D4'],
  plan: { form: '书面回应', channel: '门户网站', spokesperson: '魏分管' },
};

export const lead: Extract<Command, { kind: 'set-lead' }> = {
  kind: 'set-lead',
  lead: {
    department: { id: 'water', name: '水务处' },
    basis: '谁主管谁负责',
    reason: '供水由其主管',
  },
  coDepartments: [],
};

export const consultation: Extract<Command, { kind: 'start-consultation' }> = {
  kind: 'start-consultation',
  question: '请核实水质并提出意见',
  invitees: [{ id: 'roads', name: '道路处' }],
};

export const draft: Extract<Command, { kind: 'submit-draft' }> = {
  kind: 'submit-draft',
  title: '关于青禾镇自来水变黄情况的回应',
  body: '经核实，系管道冲洗所致，已于今日恢复。',
  publicity: { attribute: '主动公开' },
  closes: ['D2', 'D4'],
  coSigners: [],
};

/** A case with its history, moved on by commands; a refusal fails the test with its message. */
export function openFile(commands: readonly Command[] = [], at: Instant = eight + minutes(30)) {
  let current: Case | undefined;
  const history: CaseEvent[] = [];
  const file = {
    now: at,
    history,
    get case(): Case {
      if (current === undefined) throw new Error('no case yet');
      return current;
    },
    attempt(actor: Actor, command: Command, changes: Partial<Context> = {}): Decision {
      const decision = decide(current, command, contextOf(actor, file.now, changes));
      if (decision.kind === 'accepted') {
        current = replay(decision.events, current);
        history.push(...decision.events);
      }
      return decision;
    },
    give(actor: Actor, command: Command, changes: Partial<Context> = {}): readonly CaseEvent[] {
      const decision = file.attempt(actor, command, changes);
      if (decision.kind === 'refused') throw new Error(`${decision.reason}: ${decision.message}`);
      return decision.events;
    },
    fire(): readonly CaseEvent[] {
      return file.give(people.system, { kind: 'fire-due' });
    },
    clock(kind: string) {
      return file.case.clocks.findLast((clock) => clock.kind === kind);
    },
  };
  file.give(people.analyst, opening);
  for (const command of commands) file.give(people.analyst, command);
  return file;
}
export type CaseFile = ReturnType<typeof openFile>;

/** Brings a fresh case to 研判, by way of a consultation that everybody answered. */
export function toJudgment(file: CaseFile): CaseFile {
  file.give(people.coordinator, lead);
  file.give(people.coordinator, consultation);
  file.give(people.strangerHead, {
    kind: 'reply-consultation',
    department: 'roads',
    opinion: '与道路施工无关',
  });
  file.give(people.coordinator, { kind: 'close-consultation', minutes: '一致同意尽快回应' });
  return file;
}

/** Brings a case from 研判 to 回应 with both words. */
export function toAnswer(file: CaseFile, severity: '一般' | '重大' = '一般'): CaseFile {
  file.give(people.coordinator, { kind: 'determine', severity, judgment });
  file.give(people.head, { kind: 'approve' });
  return file;
}

const gates = ['政治关', '政策关', '保密关', '文字关'] as const;

/** Drafts a response and has all four gates signed. */
export function toSigned(file: CaseFile, command = draft): { draftId: string; draftHash: string } {
  file.give(people.handler, command);
  const { id: draftId, hash: draftHash } = file.case.drafts.at(-1) ?? { id: '', hash: '' };
  for (const gate of gates) {
    const signer = gate === '保密关' ? people.secrecy : people.reviewer;
    file.give(signer, { kind: 'sign-gate', draftId, draftHash, gate });
  }
  return { draftId, draftHash };
}

/** Publishes a signed draft and confirms the page. */
export function toPublished(file: CaseFile, command = draft): string {
  const signed = toSigned(file, command);
  file.give(people.publisher, { kind: 'request-publish', ...signed, channel: '门户网站' });
  const publicationId = file.case.publications.at(-1)?.id ?? '';
  file.give(people.publisher, {
    kind: 'confirm-publish',
    publicationId,
    url: 'https://water.example/notice/1',
    at: file.now,
    snapshotHash: sha256(publicationId),
  });
  return publicationId;
}

/** A person's word that the matter is 重大. */
export const grave = { kind: 'set-severity', level: '重大', confirmed: true } as const;

/** The shares of a clock's steps among the events, in order. */
export function firedShares(events: readonly CaseEvent[], clock: string): number[] {
  return events.flatMap((event) =>
    event.kind === 'step-fired' && event.clockId.startsWith(clock) ? [event.share] : [],
  );
}

/** Answers the matter and ends the response: the case stands in 评估. */
export function toEvaluation(file: CaseFile): CaseFile {
  toPublished(toAnswer(toJudgment(file)));
  file.give(people.handler, { kind: 'declare-handling-ended' });
  file.give(people.head, { kind: 'finish-response' });
  return file;
}
