import { z } from 'zod';
import type { Case } from '../domain/case/case.ts';
import { caseEventSchema, type CaseEvent, type CaseEventOf } from '../domain/case/events.ts';
import type { ladderRoles } from '../domain/policy.ts';
import { durationInWords, shanghaiMinute } from '../domain/time.ts';
import { caseEventsTopic } from '../domain/topics.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { NoticeStore } from '../ports/notice-store.ts';
import type { Notice, Notifier } from '../ports/notifier.ts';
import type { Stage } from '../ports/stage.ts';
import { parseMessage } from './parse-message.ts';

export interface CaseToEscalationDeps {
  cases: CaseStore;
  notices: NoticeStore;
  notifier: Notifier;
  clock: Clock;
}

type LadderRole = (typeof ladderRoles)[number];

const messageSchema = z.strictObject({
  caseId: z.string(),
  sequence: z.number().int(),
  event: caseEventSchema,
});
type Message = z.infer<typeof messageSchema>;

/**
 * Tells people: of each new case, and of each ladder step that fires. A notice that was sent is not sent
 * again; one that a crash cuts off between sending and marking comes twice with the same id.
 */
export function caseToEscalation(deps: CaseToEscalationDeps): Stage<Message> {
  return {
    name: 'case-to-escalation',
    reads: caseEventsTopic,
    writes: [],
    parse: (value) => parseMessage(messageSchema, caseEventsTopic, value),
    async handle(messages) {
      for (const { caseId, event } of messages) {
        if (!isNoteworthy(event)) continue;
        const current = await deps.cases.get(caseId);
        if (!current) continue;
        const notice = noticeOf(event, current);
        if (await deps.notices.isSent(notice.id)) continue;
        await deps.notifier.send(notice);
        await deps.notices.markSent(notice.id, deps.clock.now());
      }
      return [];
    },
  };
}

type Noteworthy = CaseEventOf<'case-opened'> | CaseEventOf<'step-fired'>;

function isNoteworthy(event: CaseEvent): event is Noteworthy {
  return event.kind === 'case-opened' || event.kind === 'step-fired';
}

function noticeOf(event: Noteworthy, current: Case): Notice {
  const about = { caseId: current.id, caseNumber: current.number, at: event.at };
  switch (event.kind) {
    case 'case-opened':
      return {
        ...about,
        id: `${current.id}/opened`,
        to: ['值班研判员'],
        subject: `新案件 ${current.number}《${current.title}》待认领`,
        body: `收集重点 ${event.priorities.join('、')};等级 ${event.severity ?? '待研判'}。`,
        urgency: 'normal',
      };
    case 'step-fired':
      return { ...about, id: event.key, ...stepInWords(event, current) };
  }
}

function stepInWords(event: CaseEventOf<'step-fired'>, current: Case) {
  const clock = current.clocks.find(({ id }) => id === event.clockId);
  const name = clock?.name ?? event.clockId;
  const left = event.dueAt - event.at;
  const state = left > 0 ? `还剩${durationInWords(left)}` : `已超时${durationInWords(left)}`;
  const again = event.time > 1 ? `(第${event.time}次)` : '';
  const urgency: Notice['urgency'] = left <= 0 ? 'breach' : event.share >= 0.8 ? 'urgent' : 'normal';
  return {
    to: event.to.map((role) => recipient(role, current)),
    subject: `${current.number}《${current.title}》“${name}”${state}${again}`,
    body: `应于 ${shanghaiMinute(event.dueAt)} 前完成;依据:${clock?.clause ?? '未载明'}。`,
    urgency,
  };
}

/** People are looked up when a step fires, not when its clock starts: the assignee may have changed. */
function recipient(role: LadderRole, { assignee, lead }: Case): string {
  switch (role) {
    case 'assignee':
      return assignee?.person.name ?? '值班研判员';
    case 'lead-head':
      return lead ? `${lead.department.name}负责人` : '责任部门负责人(未定)';
    case 'coordinator':
      return '办公室督办';
    case 'leader':
      return '分管领导';
    case 'principal':
      return '主要负责人';
    case 'superior':
      return '上级机关';
  }
}
