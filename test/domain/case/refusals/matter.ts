import {
  consultation,
  eight,
  grave,
  hours,
  judgment,
  minutes,
  openFile,
  opening,
  people,
} from '../office.ts';
import { after, judging, led, severe, times, type Witnesses } from './witness.ts';

const later = eight + hours(100);
const reply = {
  kind: 'reply-consultation',
  department: 'roads',
  opinion: '与道路施工无关',
} as const;
const close = { kind: 'close-consultation', minutes: '一致同意' } as const;
const waive = { kind: 'waive-reply', department: 'roads', reason: '已口头答复' } as const;
const fastTrack = { kind: 'fast-track', reason: '险情紧急' } as const;
const determine = { kind: 'determine', severity: '一般', judgment } as const;
const rumour = {
  ...determine,
  judgment: { ...judgment, truth: '不属实' as const, dispositions: ['D6' as const] },
};
const dismiss = { kind: 'dismiss', reason: '与本机关无关' } as const;
const approve = { kind: 'approve' } as const;
const reserve = { kind: 'reserve-merge', sourceId: 'case-2' } as const;
const intoOther = { kind: 'merge-into', targetId: 'case-9', reason: '同一事项' } as const;

const consulting = () => after(led(), [people.coordinator, consultation]);
const hurried = () => after(severe(), [people.officeHead, fastTrack]);
const proposed = () => after(judging(), [people.coordinator, determine]);
/** Twenty rounds of 会商, one after another. */
const talkedOut = () =>
  after(
    led(),
    ...times(20, () => [people.coordinator, consultation] as const).flatMap((start) => [
      start,
      [people.coordinator, waive] as const,
      [people.coordinator, close] as const,
      [people.coordinator, { kind: 'send-back', reason: '再议' }] as const,
    ]),
  );
/** Sent back to 会商 with nothing open there. */
const back = () => after(judging(), [people.coordinator, { kind: 'send-back', reason: '再议' }]);

/** From 收集 to 研判. */
export const matterRefusals: Witnesses = {
  'T1 case-exists': () => [openFile(), people.analyst, opening],
  'W6 time-impossible': () => [
    openFile(),
    people.analyst,
    { kind: 'add-items', itemIds: ['i9'], firstPublicAt: later },
  ],
  'W7 items-missing': () => [
    openFile(),
    people.analyst,
    { kind: 'remove-items', itemIds: [...openFile().case.itemIds], reason: '误收' },
  ],
  'W9 severity-lowered': () => [
    severe(),
    people.analyst,
    { kind: 'set-severity', level: '一般', confirmed: true, reason: '核实' },
  ],
  'W9 reason-missing': () => [
    severe(),
    people.leader,
    { kind: 'set-severity', level: '一般', confirmed: true },
  ],
  'W10 time-impossible': () => [
    openFile(),
    people.analyst,
    { kind: 'correct-times', occurredAt: later, reason: '核实' },
  ],
  'W12 not-assignee': () => [
    after(openFile(), [people.analyst, { kind: 'assign', assignee: people.handler }]),
    people.secondAnalyst,
    { kind: 'claim' },
  ],
  'W12 already-claimed': () => [
    after(openFile(), [people.analyst, { kind: 'claim' }]),
    people.analyst,
    { kind: 'claim' },
  ],
  'W49 not-claimed': () => [openFile(), people.analyst, { kind: 'unclaim' }],
  'W49 not-assignee': () => [
    after(openFile(), [people.analyst, { kind: 'claim' }]),
    people.secondAnalyst,
    { kind: 'unclaim' },
  ],
  'W12 not-your-department': () => [led(), people.strangerHead, { kind: 'claim' }],
  'T2 lead-missing': () => [openFile(), people.coordinator, consultation],
  'T2 limit-reached': () => [
    after(talkedOut(), [people.coordinator, { kind: 'send-back', reason: '重新收集' }]),
    people.coordinator,
    consultation,
  ],
  'W1 consultation-open': () => [consulting(), people.coordinator, consultation],
  'W1 consultation-not-owed': () => [judging(), people.coordinator, consultation],
  'W1 limit-reached': () => [talkedOut(), people.coordinator, consultation],
  'T2f lead-missing': () => [
    after(openFile(), [people.analyst, grave]),
    people.officeHead,
    fastTrack,
  ],
  'T2f severity-too-low': () => [led(), people.officeHead, fastTrack],
  'W14 consultation-missing': () => [judging(), people.strangerHead, reply],
  'W14 not-invited': () => [consulting(), people.head, { ...reply, department: 'water' }],
  'W14 not-your-department': () => [consulting(), people.head, reply],
  'W14 reason-missing': () => [
    consulting(),
    people.strangerHead,
    { ...reply, stance: '不属我部门' },
  ],
  'W15 consultation-missing': () => [judging(), people.coordinator, waive],
  'W15 not-invited': () => [consulting(), people.coordinator, { ...waive, department: 'water' }],
  'T3 consultation-missing': () => [back(), people.coordinator, close],
  'T3 reply-awaited': () => [consulting(), people.coordinator, close],
  'W2 consultation-missing': () => [hurried(), people.coordinator, close],
  'W2 reply-awaited': () => [
    after(hurried(), [people.coordinator, consultation]),
    people.coordinator,
    close,
  ],
  'W3 proposal-pending': () => [proposed(), people.coordinator, determine],
  'W3 not-your-department': () => [judging(), people.strangerHead, determine],
  'W3 severity-lowered': () => [hurried(), people.coordinator, determine],
  'W3 referral-missing': () => [judging(), people.coordinator, rumour],
  'T4 proposal-missing': () => [judging(), people.head, approve],
  'T4 same-person': () => [proposed(), people.coordinator, approve],
  'T4 second-role-missing': () => [proposed(), people.officeHead, approve],
  'T4 not-your-department': () => [proposed(), people.strangerHead, approve],
  'T4 severity-lowered': () => [after(proposed(), [people.analyst, grave]), people.head, approve],
  'W4 proposal-pending': () => [
    after(openFile(), [people.analyst, dismiss]),
    people.secondAnalyst,
    dismiss,
  ],
  'W5 proposal-missing': () => [judging(), people.head, { kind: 'decline', reason: '证据不足' }],
  'W5 not-your-department': () => [
    proposed(),
    people.strangerHead,
    { kind: 'decline', reason: '证据不足' },
  ],
  'T8 merge-cycle': () => [openFile(), people.analyst, { ...intoOther, targetId: opening.id }],
  'T8 merge-pending': () => [
    after(openFile(), [people.system, reserve]),
    people.analyst,
    intoOther,
  ],
  'T8 proposal-pending': () => [
    after(openFile(), [people.analyst, dismiss]),
    people.secondAnalyst,
    intoOther,
  ],
  'T8b same-person': () => [
    after(severe(), [people.officeHead, { ...intoOther, targetSeverity: '重大' }]),
    people.officeHead,
    approve,
  ],
  'T8b merge-cycle': () => [
    after(
      severe(),
      [people.analyst, { ...intoOther, targetSeverity: '重大' }],
      [people.system, { ...reserve, sourceId: 'case-9' }],
    ),
    people.coordinator,
    approve,
  ],
  'T8b merge-pending': () => [
    after(
      severe(),
      [people.analyst, { ...intoOther, targetSeverity: '特别重大' }],
      [people.system, reserve],
    ),
    people.coordinator,
    approve,
  ],
  'T8b proposal-missing': () => [consulting(), people.coordinator, approve],
  'T9 proposal-missing': () => [openFile(), people.secondAnalyst, approve],
  'T9 same-person': () => [after(openFile(), [people.analyst, dismiss]), people.analyst, approve],
  'T9 merge-pending': () => [
    after(openFile(), [people.analyst, dismiss], [people.system, reserve]),
    people.secondAnalyst,
    approve,
  ],
  'T10 not-your-department': () => [
    judging(),
    people.strangerHead,
    { kind: 'send-back', reason: '再议' },
  ],
  'W39 merge-cycle': () => [openFile(), people.system, { ...reserve, sourceId: opening.id }],
  'W40 merge-not-reserved': () => [
    openFile(),
    people.system,
    { kind: 'absorb', sourceId: 'case-2', itemIds: [], storyIds: [], anchor: eight },
  ],
  'W42 step-not-fired': () => [
    severe(),
    people.leader,
    { kind: 'acknowledge', clockId: 'C1/1/1', step: 2 },
  ],
  'W42 second-role-missing': () => {
    const file = severe();
    file.now += hours(6);
    file.fire();
    return [file, people.head, { kind: 'acknowledge', clockId: 'C1/1/1', step: 2 }];
  },
  'W43 not-your-department': () => [
    led(),
    people.strangerHead,
    { kind: 'register-duty', clock: 'C7', subject: '管理办法', startedAt: eight },
  ],
  'W43 duty-exists': () => [
    after(openFile(), [
      people.handler,
      { kind: 'register-duty', clock: 'C7', subject: '管理办法', startedAt: eight },
    ]),
    people.handler,
    { kind: 'register-duty', clock: 'C7', subject: '管理办法', startedAt: eight + minutes(1) },
  ],
  'W43 time-impossible': () => [
    openFile(),
    people.handler,
    { kind: 'register-duty', clock: 'C7', subject: '管理办法', startedAt: later },
  ],
  'W43 limit-reached': () => [
    after(
      openFile(),
      ...times(50, (n) => [
        people.coordinator,
        { kind: 'register-duty', clock: 'C7', subject: `文件${n}`, startedAt: eight },
      ]),
    ),
    people.coordinator,
    { kind: 'register-duty', clock: 'C7', subject: '文件51', startedAt: eight },
  ],
  'W44 duty-missing': () => [
    openFile(),
    people.handler,
    { kind: 'fulfil-duty', clock: 'C7', subject: '管理办法', at: eight, evidence: '公报' },
  ],
  'W44 not-your-department': () => [
    after(led(), [
      people.handler,
      { kind: 'register-duty', clock: 'C7', subject: '管理办法', startedAt: eight },
    ]),
    people.strangerHead,
    { kind: 'fulfil-duty', clock: 'C7', subject: '管理办法', at: eight, evidence: '公报' },
  ],
  'W44 time-impossible': () => [
    after(led(), [
      people.handler,
      { kind: 'register-duty', clock: 'C7', subject: '管理办法', startedAt: eight },
    ]),
    people.handler,
    { kind: 'fulfil-duty', clock: 'C7', subject: '管理办法', at: eight - 1, evidence: '公报' },
  ],
};
