import type { Actor } from '../../../../src/domain/actor.ts';
import type { CommandOf } from '../../../../src/domain/case/commands.ts';
import { assessedIndicators } from '../../../../src/domain/evaluation.ts';
import {
  draft,
  eight,
  grave,
  hours,
  openFile,
  people,
  toAnswer,
  toEvaluation,
  toJudgment,
  toPublished,
  toSigned,
  type CaseFile,
} from '../office.ts';
import { after, answering, drafted, severe, times, type Witnesses } from './witness.ts';

const finish = { kind: 'finish-response' } as const;
const ended = { kind: 'declare-handling-ended' } as const;
const archive = { kind: 'archive' } as const;
const indicators = assessedIndicators.map((name) => ({ name, score: 80, note: '经核实' }));
const assess = { kind: 'assess', indicators } as const;
const accountable: CommandOf<'conclude-breaches'> = {
  kind: 'conclude-breaches',
  breachIds: ['b1'],
  verdict: { kind: '问责', department: '水务处', fault: '处置不得力', measure: '通报批评' },
};
const appeal = { kind: 'appeal', breachId: 'b1', reason: '通信中断' } as const;
const decide = { kind: 'decide-appeal', breachId: 'b1', upheld: true, reason: '属实' } as const;
const rectify = { kind: 'record-rectification', breachId: 'b1', text: '已增设值守' } as const;
const confirm = {
  kind: 'confirm-rectification',
  breachId: 'b1',
  finding: '已现场查验',
} as const;
const annotate = { kind: 'annotate-breach', breachId: 'b1', text: '因暴雨断网' } as const;
const external = {
  kind: 'record-external-score',
  name: 'survey',
  score: 70,
  source: '云岭统计调查队',
} as const;
const praise = { kind: 'praise', department: '水务处', reason: '回应及时' } as const;
const correction = {
  kind: 'reopen',
  reason: '数字有误',
  trigger: { kind: 'correction', publicationId: 'p1' },
} as const;
const newItem = (publicAt: number) =>
  ({
    kind: 'reopen',
    reason: '出现新情况',
    trigger: { kind: 'new-item', itemId: 'item-9', publicAt },
  }) as const;

/** All answered and over, but not closed. */
const published = () => {
  const file = answering();
  toPublished(file);
  return file;
};
const over = () => after(published(), [people.handler, ended]);
const hurried = () => {
  const fastTrack = { kind: 'fast-track', reason: '险情紧急' } as const;
  const file = toAnswer(after(severe(), [people.officeHead, fastTrack]), '重大');
  toPublished(file);
  return after(file, [people.handler, ended]);
};
const unheard = () => {
  const file = toAnswer(after(toJudgment(openFile()), [people.analyst, grave]), '重大');
  toPublished(file);
  return after(file, [people.handler, ended]);
};
/** In 评估 with every score given. */
const scored = (file = toEvaluation(openFile())) => after(file, [people.coordinator, assess]);
/** Two days too late, the breach recorded. */
const late = () => {
  const file = answering();
  file.now = eight + hours(49);
  file.fire();
  return file;
};
const blamed = () => after(late(), [people.leader, accountable]);
const rectified = (by: Actor = people.head) => after(blamed(), [by, rectify]);
const appealed = () => after(blamed(), [people.head, appeal]);
const lateAndOver = (file: CaseFile) => {
  toPublished(file);
  return scored(after(file, [people.handler, ended], [people.head, finish]));
};
/** A second response, sent to the channel and not seen on the page yet. */
const pending = (file: CaseFile) =>
  after(file, [
    people.publisher,
    { kind: 'request-publish', ...toSigned(file), channel: '门户网站' },
  ]);

/** The end of the response, evaluation, breaches and the way back. */
export const closingRefusals: Witnesses = {
  'T5 not-your-department': () => [over(), people.strangerHead, finish],
  'T5 consultation-owed': () => [hurried(), people.head, finish],
  'T5 dispositions-open': () => [drafted(), people.head, finish],
  'T5 handling-not-ended': () => [published(), people.head, finish],
  'T5 conference-missing': () => [unheard(), people.head, finish],
  'T5 drafts-open': () => [after(over(), [people.handler, draft]), people.head, finish],
  'T5 publication-pending': () => [pending(over()), people.head, finish],
  'T6 indicators-missing': () => [toEvaluation(openFile()), people.leader, archive],
  'T6 same-person': () => {
    const both = { ...people.leader, roles: ['analyst' as const, 'leader' as const] };
    return [after(scored(), [both, assess]), both, archive];
  },
  'T6 breaches-open': () => [lateAndOver(late()), people.leader, archive],
  'T6 appeal-open': () => [lateAndOver(appealed()), people.principal, archive],
  'T6 clocks-running': () => [
    scored(
      after(toEvaluation(openFile()), [
        people.handler,
        { kind: 'register-duty', clock: 'C7', subject: '管理办法', startedAt: eight },
      ]),
    ),
    people.leader,
    archive,
  ],
  'T6 drafts-open': () => [after(scored(), [people.handler, draft]), people.leader, archive],
  'T6 publication-pending': () => [pending(scored()), people.leader, archive],
  'T6 merge-pending': () => [
    after(scored(), [people.system, { kind: 'reserve-merge', sourceId: 'case-2' }]),
    people.leader,
    archive,
  ],
  'T7 trigger-missing': () => [toEvaluation(openFile()), people.analyst, correction],
  'T7 limit-reached': () => {
    const itemIds = Array.from({ length: 1500 }, (_, n) => `i${n}`);
    const file = after(toEvaluation(openFile()), [people.system, { kind: 'add-items', itemIds }]);
    file.now += hours(1);
    return [file, people.analyst, newItem(file.now)];
  },
  'T7 time-impossible': () => [
    toEvaluation(openFile()),
    people.analyst,
    newItem(eight + hours(100)),
  ],
  'W32 indicator-measured': () => [
    toEvaluation(openFile()),
    people.analyst,
    { kind: 'assess', indicators: [{ name: 'updates', score: 100, note: '多次发布' }] },
  ],
  'W32 reason-missing': () => [
    toEvaluation(openFile()),
    people.analyst,
    { kind: 'assess', indicators: [{ name: 'heat', score: 100, note: ' ' }] },
  ],
  'W32 rubric-unmet': () => [
    toEvaluation(openFile()),
    people.analyst,
    { ...assess, indicators: [...indicators, ...indicators.slice(0, 1)] },
  ],
  'W32 limit-reached': () => [
    after(
      toEvaluation(openFile()),
      ...times(20, (n) => [{ ...people.analyst, id: `u-${n}` }, assess] as const),
    ),
    people.analyst,
    assess,
  ],
  'W47 limit-reached': () => [
    after(
      toEvaluation(openFile()),
      ...times(20, (n) => [people.analyst, { ...external, source: `第${n}次调查` }] as const),
    ),
    people.analyst,
    external,
  ],
  'W33 breach-missing': () => [late(), people.leader, { ...annotate, breachId: 'b9' }],
  'W33 not-your-department': () => [late(), people.strangerHead, annotate],
  'W33 limit-reached': () => [
    after(late(), ...times(20, () => [people.leader, annotate] as const)),
    people.leader,
    annotate,
  ],
  'W34 breach-missing': () => [late(), people.leader, { ...accountable, breachIds: ['b1', 'b9'] }],
  'W34 appeal-open': () => [appealed(), people.leader, accountable],
  'W35 breach-missing': () => [blamed(), people.coordinator, { ...rectify, breachId: 'b9' }],
  'W35 not-accountable': () => [late(), people.coordinator, rectify],
  'W35 not-your-department': () => [blamed(), people.strangerHead, rectify],
  'W48 breach-missing': () => [rectified(), people.leader, { ...confirm, breachId: 'b9' }],
  'W48 not-accountable': () => [late(), people.leader, confirm],
  'W48 rectification-missing': () => [blamed(), people.leader, confirm],
  'W48 own-department': () => [
    rectified(),
    { ...people.coordinator, department: 'water' },
    confirm,
  ],
  'W48 same-person': () => [rectified(people.coordinator), people.coordinator, confirm],
  'W36 breach-missing': () => [blamed(), people.head, { ...appeal, breachId: 'b9' }],
  'W36 not-accountable': () => [late(), people.head, appeal],
  'W36 not-your-department': () => [blamed(), people.strangerHead, appeal],
  'W36 appeal-open': () => [appealed(), people.head, appeal],
  'W37 breach-missing': () => [late(), people.principal, { ...decide, breachId: 'b9' }],
  'W37 appeal-missing': () => [blamed(), people.principal, decide],
  'W37 same-person': () => [appealed(), people.leader, decide],
  'W38 limit-reached': () => [
    after(openFile(), ...times(20, () => [people.leader, praise] as const)),
    people.leader,
    praise,
  ],
};
