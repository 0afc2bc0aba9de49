import type { Case } from '../domain/case/case.ts';
import type { Command } from '../domain/case/commands.ts';
import { assessedIndicators } from '../domain/evaluation.ts';
import type { Gate } from '../domain/response.ts';
import { minuteMs, type Instant } from '../domain/time.ts';

/** What a colleague of the demonstration does next: the id of a role card and the command. */
export interface Step {
  person: string;
  command: Command;
}

/** The last gate is left to whoever tries the demonstration. */
const signed: readonly { person: string; gate: Gate }[] = [
  { person: 'reviewer', gate: '政治关' },
  { person: 'reviewer', gate: '政策关' },
  { person: 'secrecy-reviewer', gate: '保密关' },
];

const department = { id: 'scenic-safety', name: '资源开发处（景区管理处）' };
const lead = {
  department,
  basis: '谁主管谁负责',
  reason: '景区安全由资源开发处主管（演示）。',
} as const;

/**
 * What the colleagues who are not at the screen do for the flood, so that nobody has to type: they bring it to its
 * last gate, and after publication to the signature of the leader. `undefined`: it is somebody else's turn.
 */
export function nextStep(one: Case, now: Instant): Step | undefined {
  switch (one.stage) {
    case '收集':
      return one.lead ? consult() : coordinator({ kind: 'set-lead', lead, coDepartments: [] });
    case '会商':
      return answerConsultation(one);
    case '研判':
      return judge(one);
    case '回应':
      return respond(one, now);
    case '评估':
      return evaluate(one);
    case '归档':
    case '已合并':
    case '不予立案':
      return undefined;
  }
}

function coordinator(command: Command): Step {
  return { person: 'coordinator', command };
}

function consult(): Step {
  const question = '伤亡与失联人数、救援进展、景区是否已关闭（演示）';
  return coordinator({ kind: 'start-consultation', question, invitees: [department] });
}

function answerConsultation({ consultations }: Case): Step {
  const open = consultations.find(({ closed }) => !closed);
  const isAwaited = open?.invitees.some(({ reply }) => reply.kind === 'awaited') ?? false;
  const opinion = '救援仍在进行，景区已关闭，数字以应急部门核实为准（演示）。';
  return isAwaited
    ? {
        person: 'department-head',
        command: { kind: 'reply-consultation', department: department.id, opinion },
      }
    : coordinator({ kind: 'close-consultation', minutes: '由资源开发处牵头答复（演示）。' });
}

function judge({ proposal, severity }: Case): Step {
  if (proposal) return { person: 'department-head', command: { kind: 'approve' } };
  return coordinator({
    kind: 'determine',
    severity: severity?.level ?? '重大',
    judgment: {
      truth: '属实',
      dispositions: ['D3'],
      plan: { form: '书面回应', channel: '门户网站', spokesperson: '白若溪' },
    },
  });
}

function respond(one: Case, now: Instant): Step | undefined {
  const [draft] = one.drafts;
  if (!draft) return coordinator(draftOf(one));
  const isSigned = (gate: Gate) => draft.signatures.some((signature) => signature.gate === gate);
  const next = signed.find(({ gate }) => !isSigned(gate));
  if (next) {
    const { id: draftId, hash: draftHash } = draft;
    const command: Command = { kind: 'sign-gate', draftId, draftHash, gate: next.gate };
    return { person: next.person, command };
  }
  const isPublished = one.publications.some(({ state }) => state.kind === 'confirmed');
  return isPublished ? finish(one, now) : undefined;
}

function draftOf({ title }: Case): Command {
  return {
    kind: 'submit-draft',
    title: '关于栖云峡景区山洪灾害有关情况的通报（演示）',
    body: [
      `关于“${title.slice(0, 60)}”，现将有关情况通报如下。`,
      '灾害发生后，景区已全部关闭，在园游客已有序撤离。',
      '救援力量仍在现场搜救，伤亡情况以应急管理部门核实发布为准。',
      '我厅已派工作组赶赴现场，后续进展将及时向社会公布。',
    ].join('\n'),
    publicity: { attribute: '主动公开' },
    closes: ['D3'],
    coSigners: [],
  };
}

function finish(one: Case, now: Instant): Step {
  if (one.upwardReports.length === 0) {
    const summary = '景区山洪，已发布权威信息，救援仍在进行（演示）。';
    return coordinator({ kind: 'report-upward', to: '省政府办公厅', summary });
  }
  if (one.conferences.length === 0) {
    const link = 'http://127.0.0.1:8421/gov/';
    const held = { at: now - minuteMs, spokesperson: '白若溪', link };
    return coordinator({ kind: 'record-press-conference', ...held });
  }
  return coordinator({
    kind: one.handlingEndedAt === undefined ? 'declare-handling-ended' : 'finish-response',
  });
}

function evaluate(one: Case): Step | undefined {
  const breachIds = one.breaches.filter(({ conclusion }) => !conclusion).map(({ id }) => id);
  if (breachIds.length > 0) {
    const verdict = { kind: '免责说明', statement: '演示中无人值守，不予问责（演示）。' } as const;
    return coordinator({ kind: 'conclude-breaches', breachIds, verdict });
  }
  if (one.evaluations.length > 0) return undefined;
  const note = '演示评分：信息发布及时、口径一致。';
  const indicators = assessedIndicators.map((name) => ({ name, score: 85, note }));
  return coordinator({ kind: 'assess', indicators });
}
