import type { Case } from '../../../src/domain/case/case.ts';
import type { CommandKind, CommandOf } from '../../../src/domain/case/commands.ts';
import { dispositions } from '../../../src/domain/case/disposition.ts';
import { assessedIndicators } from '../../../src/domain/evaluation.ts';
import { severities } from '../../../src/domain/priority.ts';
import {
  gates,
  publicityAttributes,
  type Draft,
  type Publication,
  type Publicity,
} from '../../../src/domain/response.ts';
import { minuteMs, type Instant } from '../../../src/domain/time.ts';
import { consultation, draft, judgment, lead, opening, people, sha256 } from './office.ts';

/** What a random command is made of: the case as it stands, and two random numbers. */
interface Material {
  current: Case;
  now: Instant;
  a: number;
  b: number;
  written: Draft | undefined;
  draftId: string;
  draftHash: string;
  publication: Publication | undefined;
  publicationId: string;
}

/** A mostly sensible command of the kind, read against the case as it stands. */
export function commandOf<K extends CommandKind>(
  kind: K,
  { current, now, a, b }: Pick<Material, 'current' | 'now' | 'a' | 'b'>,
): CommandOf<K> {
  const written = current.drafts.at(-1 - (a % 7 === 0 ? 1 : 0));
  const publication = current.publications.at(-1);
  const make: (material: Material) => CommandOf<K> = makers[kind];
  return make({
    current,
    now,
    a,
    b,
    written,
    draftId: written?.id ?? 'd1',
    draftHash: b % 9 === 0 ? 'stale' : (written?.hash ?? 'none'),
    publication,
    publicationId: publication?.id ?? 'p1',
  });
}

export function pick<T>(from: readonly T[], index: number): T {
  const found = from[index % from.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

function publicityOf(index: number): Publicity {
  const attribute = pick(publicityAttributes, index);
  switch (attribute) {
    case '主动公开':
      return { attribute };
    case '依申请公开':
      return { attribute, reason: '涉及特定对象' };
    case '不予公开':
      return { attribute, ground: '个人隐私', reason: '涉及住户' };
  }
}

const everybody = Object.values(people);

const makers: { [K in CommandKind]: (material: Material) => CommandOf<K> } = {
  'open-case': () => ({
    ...opening,
    storyIds: [],
    itemIds: ['item-1'],
    priorities: ['P2'],
    region: [],
  }),
  'add-items': ({ a, b, now }) => ({
    kind: 'add-items',
    itemIds: [`item-${a % 20}`],
    ...(b % 2 === 0 && { firstPublicAt: now - b * minuteMs }),
  }),
  'remove-items': ({ a, current }) => ({
    kind: 'remove-items',
    itemIds: [pick(current.itemIds, a)],
    reason: '无关',
  }),
  'set-priorities': ({ a }) => ({
    kind: 'set-priorities',
    priorities: [pick(['P1', 'P4', 'P6'] as const, a)],
  }),
  'set-severity': ({ a, b }) => ({
    kind: 'set-severity',
    level: pick(severities, a),
    confirmed: b % 2 === 0,
    ...(b % 3 > 0 && { reason: '核实' }),
    graveImpact: b % 5 === 0,
  }),
  'correct-times': ({ a, now }) => ({
    kind: 'correct-times',
    occurredAt: now - a * minuteMs,
    reason: '现场通报',
  }),
  assign: ({ a }) => ({ kind: 'assign', assignee: { id: pick(everybody, a).id, name: '承办人' } }),
  claim: () => ({ kind: 'claim' }),
  unclaim: () => ({ kind: 'unclaim' }),
  'set-lead': ({ a }) =>
    a % 4 === 0 ? { ...lead, coDepartments: [{ id: 'roads', name: '道路处' }] } : lead,
  'start-consultation': () => consultation,
  'reply-consultation': ({ a }) => ({
    kind: 'reply-consultation',
    department: a % 5 === 0 ? 'water' : 'roads',
    opinion: '无异议',
  }),
  'waive-reply': () => ({ kind: 'waive-reply', department: 'roads', reason: '已口头答复' }),
  'close-consultation': () => ({ kind: 'close-consultation', minutes: '同意' }),
  'fast-track': () => ({ kind: 'fast-track', reason: '紧急' }),
  determine: ({ a, b, current }) => ({
    kind: 'determine',
    severity: current.severity?.level ?? pick(severities, a),
    judgment: {
      ...judgment,
      dispositions: [pick(dispositions, a)],
      ...(b % 2 === 0 && { noReferralReason: '情节轻微' }),
    },
  }),
  'submit-draft': ({ a, b, current, written }) => ({
    ...draft,
    body: `正文${a % 3}`,
    closes: current.judgment?.dispositions ?? ['D4'],
    coSigners: a % 6 === 0 ? ['roads'] : [],
    ...(b % 3 === 0 && written && { draftId: written.id }),
    publicity: publicityOf(b % 4 === 0 ? a : 0),
  }),
  'sign-gate': ({ b, draftId, draftHash }) => ({
    kind: 'sign-gate',
    draftId,
    draftHash,
    gate: pick(gates, b),
  }),
  'return-draft': ({ b, draftId }) => ({
    kind: 'return-draft',
    draftId,
    gate: pick(gates, b),
    reason: '表述不准',
  }),
  'withdraw-draft': ({ b, current }) => ({
    kind: 'withdraw-draft',
    draftId: pick([...current.drafts.map(({ id }) => id), 'd1'], b),
    reason: '另行起草',
  }),
  'request-publish': ({ draftId, draftHash }) => ({
    kind: 'request-publish',
    draftId,
    draftHash,
    channel: '网站',
  }),
  'confirm-publish': ({ b, now, publicationId, publication }) => ({
    kind: 'confirm-publish',
    publicationId,
    url: 'https://water.example/1',
    at: Math.max(now - (b % 3) * minuteMs, publication?.requestedAt ?? 0),
    snapshotHash: sha256(publicationId),
  }),
  'fail-publish': ({ publicationId }) => ({
    kind: 'fail-publish',
    publicationId,
    reason: '接口超时',
  }),
  'correct-publication': ({ b, current }) => ({
    kind: 'correct-publication',
    publicationId: pick([...current.publications.map(({ id }) => id), 'p1'], b),
    reason: '数字有误',
  }),
  'record-page': ({ a, now, publicationId }) => ({
    kind: 'record-page',
    publicationId,
    at: now,
    page: pick(['present', 'changed', 'vanished'] as const, a),
  }),
  'record-press-conference': ({ b, now }) => ({
    kind: 'record-press-conference',
    at: now - (b % 4) * minuteMs,
    spokesperson: '魏分管',
    link: 'https://water.example/live',
  }),
  'hand-over': () => ({ kind: 'hand-over', to: '网信部门', claim: '传言', refutation: '记录' }),
  'record-receipt': ({ now }) => ({
    kind: 'record-receipt',
    handoverId: 'h1',
    number: '收1',
    at: now,
  }),
  assess: ({ a }) => ({
    kind: 'assess',
    indicators: assessedIndicators.map((name) => ({ name, score: a % 101, note: '核实' })),
  }),
  'record-external-score': ({ a }) => ({
    kind: 'record-external-score',
    name: 'survey',
    score: a % 101,
    source: '云岭统计调查队',
  }),
  'record-rectification': ({ a }) => ({
    kind: 'record-rectification',
    breachId: `b${1 + (a % 3)}`,
    text: '已完善值守',
  }),
  'confirm-rectification': ({ a }) => ({
    kind: 'confirm-rectification',
    breachId: `b${1 + (a % 3)}`,
    finding: '已现场查验',
  }),
  appeal: ({ a }) => ({ kind: 'appeal', breachId: `b${1 + (a % 3)}`, reason: '不可抗力' }),
  'decide-appeal': ({ a, b }) => ({
    kind: 'decide-appeal',
    breachId: `b${1 + (a % 3)}`,
    upheld: b % 2 === 0,
    reason: '经复核',
  }),
  praise: () => ({ kind: 'praise', department: '水务处', reason: '回应及时' }),
  'annotate-breach': ({ a }) => ({
    kind: 'annotate-breach',
    breachId: `b${1 + (a % 3)}`,
    text: '因暴雨断网',
  }),
  'conclude-breaches': ({ current, b }) => {
    const open = current.breaches.map(({ id }) => id);
    const verdict: CommandOf<'conclude-breaches'>['verdict'] =
      b % 2 === 0
        ? { kind: '免责说明', statement: '不可抗力' }
        : { kind: '问责', department: '水务处', fault: '报告不及时', measure: '通报批评' };
    return { kind: 'conclude-breaches', breachIds: open.length > 0 ? open : ['b1'], verdict };
  },
  reopen: ({ a, b, now }) =>
    a % 2 === 0
      ? {
          kind: 'reopen',
          reason: '再现',
          trigger: { kind: 'new-item', itemId: `item-${b}`, publicAt: now - (b % 5) * minuteMs },
        }
      : { kind: 'reopen', reason: '更正', trigger: { kind: 'correction', publicationId: 'p1' } },
  'merge-into': ({ a }) => ({
    kind: 'merge-into',
    targetId: 'case-other',
    reason: '同一事件',
    ...(a % 2 === 0 && { targetSeverity: '重大' }),
  }),
  'reserve-merge': ({ a }) => ({ kind: 'reserve-merge', sourceId: `case-${a % 2}` }),
  release: ({ a }) => ({ kind: 'release', sourceId: `case-${a % 2}` }),
  absorb: ({ a, b, now }) => ({
    kind: 'absorb',
    sourceId: `case-${a % 2}`,
    itemIds: [`other-${b % 4}`],
    storyIds: [`story-other-${a % 2}`],
    anchor: now - b * minuteMs,
  }),
  unmerge: () => ({ kind: 'unmerge', reason: '误并', itemIds: [] }),
  acknowledge: ({ a, b, current }) => {
    const clock = current.clocks[a % Math.max(1, current.clocks.length)];
    return { kind: 'acknowledge', clockId: clock?.id ?? 'none', step: b % 4 };
  },
  'register-duty': ({ a, b, now }) => ({
    kind: 'register-duty',
    clock: a % 2 === 0 ? 'C7' : 'C10',
    subject: `文件${b % 2}`,
    startedAt: now - a * minuteMs,
  }),
  'fulfil-duty': ({ a, b, now }) => ({
    kind: 'fulfil-duty',
    clock: a % 2 === 0 ? 'C7' : 'C10',
    subject: `文件${b % 2}`,
    at: now,
    evidence: '网址',
  }),
  'report-upward': () => ({ kind: 'report-upward', to: '市政府', summary: '情况' }),
  dismiss: () => ({ kind: 'dismiss', reason: '理由' }),
  decline: () => ({ kind: 'decline', reason: '理由' }),
  'waive-press-conference': () => ({ kind: 'waive-press-conference', reason: '理由' }),
  'decline-referral': () => ({ kind: 'decline-referral', reason: '理由' }),
  'send-back': () => ({ kind: 'send-back', reason: '理由' }),
  approve: () => ({ kind: 'approve' }),
  'declare-handling-ended': () => ({ kind: 'declare-handling-ended' }),
  'finish-response': () => ({ kind: 'finish-response' }),
  archive: () => ({ kind: 'archive' }),
  'update-calendar': () => ({ kind: 'update-calendar' }),
  'fire-due': () => ({ kind: 'fire-due' }),
};
