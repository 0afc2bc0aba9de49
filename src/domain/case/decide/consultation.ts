import { shanghaiMinute } from '../../time.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { Consultation } from '../consultation.ts';
import type { ActingContext, Fact, Outcome } from '../context.ts';
import { refuse, type Refused } from '../refusal.ts';
import { checkLead, checkLimit, firstRefusal, move } from './checks.ts';

const maxConsultations = 20;

/** T2 from 收集; in 会商 another round; later only to back-fill what the fast track owes. */
export function startConsultation(
  current: Case,
  { question, invitees }: CommandOf<'start-consultation'>,
  context: ActingContext,
): Outcome {
  const isLater = current.stage === '研判' || current.stage === '回应';
  const refused = firstRefusal(
    checkLead(current),
    openConsultation(current) !== undefined &&
      refuse('consultation-open', '已有会商正在进行，请先完成并形成纪要'),
    isLater &&
      !current.consultationOwed &&
      refuse('consultation-not-owed', '会商已完成；如需再次会商，请先退回会商环节'),
    checkLimit('会商', current.consultations.length + 1, maxConsultations),
  );
  if (refused) return refused;
  const unique = invitees.filter(
    ({ id }, index) => invitees.findIndex((other) => other.id === id) === index,
  );
  const started: Fact = {
    kind: 'consultation-started',
    id: `k${current.consultations.length + 1}`,
    question,
    invitees: unique,
  };
  return context.rule.to === undefined ? [started] : [started, move(current, context)];
}

/** A department answers for itself; the office enters what outside units have answered. */
export function replyConsultation(
  current: Case,
  { department, opinion, stance, belongsTo }: CommandOf<'reply-consultation'>,
  { role, actor }: ActingContext,
): Outcome {
  const found = findInvitee(current, department);
  if ('kind' in found) return found;
  if (role !== 'coordinator' && actor.department !== department)
    return refuse('not-your-department', `会商意见须由${found.name}人员回复，或由办公室代录`);
  const isElsewhere = stance === '不属我部门';
  if (isElsewhere && (belongsTo === undefined || belongsTo.id === department))
    return refuse('reason-missing', '认为不属本部门职责的，须写明应属哪个部门');
  return [
    {
      kind: 'consultation-answered',
      id: found.id,
      department,
      opinion,
      ...(stance !== undefined && { stance }),
      ...(isElsewhere && belongsTo !== undefined && { belongsTo }),
    },
  ];
}

/** An answer that is not needed after all, with the reason. */
export function waiveReply(
  current: Case,
  { department, reason }: CommandOf<'waive-reply'>,
): Outcome {
  const found = findInvitee(current, department);
  if ('kind' in found) return found;
  return found.reply.kind === 'awaited'
    ? [{ kind: 'reply-waived', id: found.id, department, reason }]
    : [];
}

/** T3: silence past the time limit is recorded as 未回复; silence before it holds the case up. */
export function closeConsultation(
  current: Case,
  { minutes }: CommandOf<'close-consultation'>,
  context: ActingContext,
): Outcome {
  const open = openConsultation(current);
  if (open === undefined)
    return refuse('consultation-missing', '没有正在进行的会商，请先发起会商并邀请相关部门');
  const awaited = open.invitees
    .filter(({ reply }) => reply.kind === 'awaited')
    .map(({ department }) => ({ department, dueAt: replyDue(current, open, department.id) }));
  const early = awaited.filter(({ dueAt }) => dueAt === undefined || context.now <= dueAt);
  if (early.length > 0) {
    const names = early
      .map(({ department, dueAt }) =>
        dueAt === undefined
          ? department.name
          : `${department.name}（${shanghaiMinute(dueAt)}到期）`,
      )
      .join('、');
    return refuse('reply-awaited', `${names}尚未回复；请催办、等待到期，或说明理由予以豁免`);
  }
  const expired = awaited.map(({ department }): Fact => ({
    kind: 'reply-expired',
    id: open.id,
    department: department.id,
  }));
  const closed: Fact = { kind: 'consultation-closed', id: open.id, minutes };
  const facts = [...expired, closed];
  return context.rule.to === undefined ? facts : [...facts, move(current, context)];
}

/** Ends an open 会商 without a result: nobody has to answer any more. */
export function abandonConsultation(current: Case, reason: string): Fact[] {
  const open = openConsultation(current);
  if (open === undefined) return [];
  const waived = open.invitees
    .filter(({ reply }) => reply.kind === 'awaited')
    .map(({ department }): Fact => ({
      kind: 'reply-waived',
      id: open.id,
      department: department.id,
      reason,
    }));
  return [
    ...waived,
    { kind: 'consultation-closed', id: open.id, minutes: `会商未完成：${reason}` },
  ];
}

function openConsultation(current: Case): Consultation | undefined {
  return current.consultations.find(
    ({ cycle, closed }) => cycle === current.cycle && closed === undefined,
  );
}

function replyDue(current: Case, consultation: Consultation, department: string) {
  const subject = `reply-${consultation.id}-${department}`;
  return current.clocks.findLast((clock) => clock.subject === subject)?.dueAt;
}

function findInvitee(
  current: Case,
  department: string,
): { id: string; name: string; reply: Consultation['invitees'][number]['reply'] } | Refused {
  const open = openConsultation(current);
  if (open === undefined) return refuse('consultation-missing', '没有正在进行的会商');
  const invitee = open.invitees.find((other) => other.department.id === department);
  if (invitee !== undefined)
    return { id: open.id, name: invitee.department.name, reply: invitee.reply };
  const names = open.invitees.map((other) => other.department.name).join('、');
  return refuse('not-invited', `“${department}”不在本次会商邀请之列；已邀请：${names}`);
}
