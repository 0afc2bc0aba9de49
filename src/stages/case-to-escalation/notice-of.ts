import type { Case } from '../../domain/case/case.ts';
import type { CaseEvent, CaseEventOf } from '../../domain/case/events.ts';
import type { Notice, NoticeRecipient, Urgency } from '../../domain/notice.ts';
import type { ladderRoles } from '../../domain/policy.ts';
import { durationInWords, shanghaiMinute } from '../../domain/time.ts';

type LadderRole = (typeof ladderRoles)[number];

/** What people are told of. */
export type Noteworthy = CaseEventOf<'case-opened'> | CaseEventOf<'step-fired'>;

export function isNoteworthy(event: CaseEvent): event is Noteworthy {
  return event.kind === 'case-opened' || event.kind === 'step-fired';
}

/** The notice of an event, with the people as they are now: the assignee may have changed since its clock started. */
export function noticeOf(event: Noteworthy, current: Case): Notice {
  const severity = current.severity?.level;
  const about = {
    caseId: current.id,
    caseNumber: current.number,
    ...(current.lead && { department: current.lead.department.id }),
    ...(severity && { severity }),
    at: event.at,
  };
  switch (event.kind) {
    case 'case-opened':
      return {
        ...about,
        id: `${current.id}/opened`,
        to: [dutyAnalyst],
        subject: `新案件 ${current.number}《${current.title}》待认领`,
        body: `收集重点 ${event.priorities.join('、')}；等级 ${event.severity ?? '待研判'}。`,
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
  const urgency: Urgency = left <= 0 ? 'breach' : event.share >= 0.8 ? 'urgent' : 'normal';
  return {
    to: event.to.map((role) => recipient(role, current)),
    subject: `${current.number}《${current.title}》“${name}”${state}${again}`,
    body: `应于 ${shanghaiMinute(event.dueAt)} 前完成；依据：${clock?.clause ?? '未载明'}。`,
    urgency,
  };
}

const dutyAnalyst: NoticeRecipient = { role: 'duty-analyst', name: '值班研判员' };

function recipient(role: LadderRole, { assignee, lead }: Case): NoticeRecipient {
  switch (role) {
    case 'assignee':
      return assignee
        ? { role, name: assignee.person.name, account: assignee.person.id }
        : dutyAnalyst;
    case 'lead-head':
      return { role, name: lead ? `${lead.department.name}负责人` : '责任部门负责人（未定）' };
    case 'coordinator':
      return { role, name: '办公室督办' };
    case 'leader':
      return { role, name: '分管领导' };
    case 'principal':
      return { role, name: '主要负责人' };
    case 'superior':
      return { role, name: '上级机关' };
  }
}
