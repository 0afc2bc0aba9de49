import { draft, eight, hours, people, toPublished } from '../office.ts';
import {
  after,
  answering,
  drafted,
  judging,
  led,
  newest,
  requested,
  signed,
  times,
  type Witnesses,
} from './witness.ts';

const unknown = { draftId: 'd9', draftHash: 'x' };
const withdraw = { kind: 'withdraw-draft', draftId: 'd1', reason: '不再需要' } as const;
const sendBack = {
  kind: 'return-draft',
  draftId: 'd1',
  gate: '政策关',
  reason: '依据不足',
} as const;
const confirm = {
  kind: 'confirm-publish',
  publicationId: 'p1',
  url: 'https://water.example/1',
  at: eight,
  snapshotHash: 'x',
} as const;
const fail = { kind: 'fail-publish', publicationId: 'p1', reason: '接口超时' } as const;
const correct = { kind: 'correct-publication', publicationId: 'p1', reason: '数字有误' } as const;
const look = { kind: 'record-page', publicationId: 'p1', at: eight, page: 'changed' } as const;
const conference = {
  kind: 'record-press-conference',
  at: eight + hours(0.25),
  spokesperson: '许处长',
  link: 'https://water.example/live',
} as const;
const waive = { kind: 'waive-press-conference', reason: '情况已公开' } as const;
const report = { kind: 'report-upward', to: '市政府', summary: '已处置' } as const;
const handOver = {
  kind: 'hand-over',
  to: '网信部门',
  claim: '称全镇停水一月',
  refutation: '供水记录',
} as const;
const receipt = { kind: 'record-receipt', handoverId: 'h1', number: '18', at: eight } as const;
const decline = { kind: 'decline-referral', reason: '系误传' } as const;
const { publicity: _, ...bare } = draft;
const withheld = {
  ...draft,
  publicity: { attribute: '不予公开', ground: '个人隐私', reason: '涉及住户信息' },
} as const;
const everything = {
  ...people.reviewer,
  roles: [...people.reviewer.roles, ...people.secrecy.roles],
};

const sign = (gate: '政治关' | '保密关' | '会签', given = newest(drafted())) =>
  ({ kind: 'sign-gate', ...given, gate }) as const;
const publish = (given: { draftId: string; draftHash: string }) =>
  ({ kind: 'request-publish', ...given, channel: '门户网站' }) as const;
const edited = () =>
  after(signed(), [people.handler, { ...draft, draftId: 'd1', body: '经核实，水质合格。' }]);
const returned = () => after(drafted(), [people.reviewer, sendBack]);
const withdrawn = () => after(drafted(), [people.handler, withdraw]);
const referred = () => after(judging(), [people.coordinator, handOver]);
const published = () => {
  const file = answering();
  toPublished(file);
  return file;
};
const oneSigner = () => {
  const file = drafted();
  for (const gate of ['政治关', '政策关', '保密关', '文字关'] as const)
    file.give(everything, { kind: 'sign-gate', ...newest(file), gate });
  return file;
};

/** Drafts, gates, publication, conference, reports and referral. */
export const answerRefusals: Witnesses = {
  'W16 severity-too-low': () => [led(), people.handler, draft],
  'W16 not-your-department': () => [answering(), people.strangerHead, draft],
  'W16 draft-missing': () => [answering(), people.handler, { ...draft, draftId: 'd9' }],
  'W16 draft-unchanged': () => [drafted(), people.handler, { ...draft, draftId: 'd1' }],
  'W16 draft-closed': () => [
    withdrawn(),
    people.handler,
    { ...draft, draftId: 'd1', body: '经核实，水质合格。' },
  ],
  'W16 limit-reached': () => [
    after(
      answering(),
      ...times(12, (n) => [people.handler, { ...draft, title: `通报${n}` }] as const),
    ),
    people.handler,
    draft,
  ],
  'W17 severity-too-low': () => [led(), people.reviewer, sign('政治关')],
  'W17 second-role-missing': () => [drafted(), people.reviewer, sign('保密关')],
  'W17 draft-missing': () => [answering(), people.reviewer, sign('政治关', unknown)],
  'W17 draft-changed': () => [
    drafted(),
    people.reviewer,
    sign('政治关', { draftId: 'd1', draftHash: 'x' }),
  ],
  'W17 draft-returned': () => [returned(), people.reviewer, sign('政治关')],
  'W17 draft-closed': () => [withdrawn(), people.reviewer, sign('政治关')],
  'W17 publicity-missing': () => {
    const file = drafted(bare);
    return [file, people.reviewer, sign('政治关', newest(file))];
  },
  'W17 drafter-signs': () => {
    const author = {
      ...people.reviewer,
      roles: [...people.reviewer.roles, 'coordinator' as const],
    };
    const file = after(answering(), [author, draft]);
    return [file, people.reviewer, sign('政治关', newest(file))];
  },
  'W17 gate-unneeded': () => [drafted(), people.strangerHead, sign('会签')],
  'W17 gate-signed': () => [
    after(drafted(), [people.reviewer, sign('政治关')]),
    people.leader,
    sign('政治关'),
  ],
  'W18 severity-too-low': () => [led(), people.reviewer, sendBack],
  'W18 second-role-missing': () => [drafted(), people.secrecy, sendBack],
  'W18 draft-missing': () => [drafted(), people.reviewer, { ...sendBack, draftId: 'd9' }],
  'W18 draft-returned': () => [returned(), people.reviewer, sendBack],
  'W18 draft-closed': () => [withdrawn(), people.reviewer, sendBack],
  'W18 gate-unneeded': () => [drafted(), people.strangerHead, { ...sendBack, gate: '会签' }],
  'W19 severity-too-low': () => [led(), people.handler, withdraw],
  'W19 not-your-department': () => [drafted(), people.strangerHead, withdraw],
  'W19 draft-missing': () => [answering(), people.handler, { ...withdraw, draftId: 'd9' }],
  'W19 draft-closed': () => [requested(), people.handler, withdraw],
  'W20 severity-too-low': () => [led(), people.publisher, publish(unknown)],
  'W20 draft-missing': () => [answering(), people.publisher, publish(unknown)],
  'W20 draft-changed': () => [edited(), people.publisher, publish(newest(signed()))],
  'W20 draft-returned': () => [returned(), people.publisher, publish(newest(returned()))],
  'W20 draft-closed': () => [requested(), people.publisher, publish(newest(requested()))],
  'W20 publicity-missing': () => [drafted(bare), people.publisher, publish(newest(drafted(bare)))],
  'W20 withheld': () => [signed(withheld), people.publisher, publish(newest(signed(withheld)))],
  'W20 gates-missing': () => [drafted(), people.publisher, publish(newest(drafted()))],
  'W20 one-signer': () => [oneSigner(), people.publisher, publish(newest(oneSigner()))],
  'W21 severity-too-low': () => [led(), people.publisher, confirm],
  'W21 publication-missing': () => [
    requested(),
    people.publisher,
    { ...confirm, publicationId: 'p9' },
  ],
  'W21 time-impossible': () => [requested(), people.publisher, confirm],
  'W22 severity-too-low': () => [led(), people.publisher, fail],
  'W22 publication-missing': () => [
    requested(),
    people.publisher,
    { ...fail, publicationId: 'p9' },
  ],
  'W23 publication-missing': () => [
    published(),
    people.publisher,
    { ...correct, publicationId: 'p9' },
  ],
  'W23 not-your-department': () => [published(), people.strangerHead, correct],
  'W24 publication-missing': () => [published(), people.system, { ...look, publicationId: 'p9' }],
  'W24 time-impossible': () => [published(), people.system, look],
  'W25 severity-too-low': () => [led(), people.publisher, conference],
  'W25 not-your-department': () => [answering(), people.strangerHead, conference],
  'W25 time-impossible': () => [answering(), people.publisher, { ...conference, at: eight - 1 }],
  'W26 severity-too-low': () => [led(), people.leader, waive],
  'W27 severity-too-low': () => [led(), people.coordinator, report],
  'W28 severity-too-low': () => [led(), people.coordinator, handOver],
  'W28 not-your-department': () => [judging(), people.strangerHead, handOver],
  'W28 not-disinformation': () => [answering(), people.coordinator, handOver],
  'W28 limit-reached': () => [
    after(judging(), ...times(20, () => [people.coordinator, handOver] as const)),
    people.coordinator,
    handOver,
  ],
  'W29 severity-too-low': () => [led(), people.coordinator, receipt],
  'W29 handover-missing': () => [judging(), people.coordinator, receipt],
  'W29 not-your-department': () => [referred(), people.strangerHead, receipt],
  'W29 time-impossible': () => [referred(), people.coordinator, receipt],
  'W30 severity-too-low': () => [led(), people.coordinator, decline],
  'W30 not-your-department': () => [answering(), people.strangerHead, decline],
  'W30 not-disinformation': () => [answering(), people.coordinator, decline],
  'W31 not-your-department': () => [
    answering(),
    people.strangerHead,
    { kind: 'declare-handling-ended' },
  ],
};
