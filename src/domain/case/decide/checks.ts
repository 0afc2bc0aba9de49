import { severities, type Severity } from '../../priority.ts';
import { shanghaiMinute, type Instant } from '../../time.ts';
import type { Case } from '../case.ts';
import type { ActingContext, Fact } from '../context.ts';
import { refuse, type RefusalReason, type Refused } from '../refusal.ts';
import { targetOf } from '../transitions.ts';

/** The move that the row of the table prescribes. */
export function move(current: Case, { rule }: ActingContext, reason?: string): Fact {
  const to = targetOf(rule, current.stage, current.beforeMerge?.stage) ?? current.stage;
  return {
    kind: 'stage-moved',
    from: current.stage,
    to,
    transition: rule.id,
    ...(reason !== undefined && { reason }),
  };
}

/** The first refusal among the checks, in their order. */
export function firstRefusal(
  ...checks: readonly (Refused | false | undefined)[]
): Refused | undefined {
  return checks.find((check) => check !== false && check !== undefined) || undefined;
}

/** Handlers and heads act for the lead department or a co-department; the office acts for all. */
export function checkDepartment(
  current: Case,
  { role, actor }: ActingContext,
): Refused | undefined {
  if (role !== 'handler' && role !== 'department-head') return undefined;
  const responsible = [
    ...(current.lead ? [current.lead.department] : []),
    ...current.coDepartments,
  ];
  if (responsible.some(({ id }) => id === actor.department)) return undefined;
  const names = responsible.map(({ name }) => name).join('、');
  return refuse(
    'not-your-department',
    responsible.length === 0
      ? '尚未明确牵头部门，请办公室先指定第一责任主体'
      : `此事由${names}负责，请由其承办人或负责人办理`,
  );
}

/** As `checkDepartment`, but as long as nobody is responsible every department may lend a hand. */
export function checkStranger(current: Case, context: ActingContext): Refused | undefined {
  return current.lead && checkDepartment(current, context);
}

/** Only the head of the lead department speaks for it; the office may speak too. */
export function checkLeadHead(current: Case, { role, actor }: ActingContext): Refused | undefined {
  if (role !== 'department-head') return undefined;
  if (current.lead !== undefined && current.lead.department.id === actor.department)
    return undefined;
  return refuse(
    'not-your-department',
    `须由牵头部门${current.lead ? `(${current.lead.department.name})` : ''}负责人办理`,
  );
}

/** Most of what follows needs the one department that answers first. */
export function checkLead(current: Case): Refused | undefined {
  return current.lead === undefined
    ? refuse('lead-missing', '尚未明确牵头部门，请先指定唯一的第一责任主体及其依据')
    : undefined;
}

/** A stated time must lie between `earliest` and now. */
export function checkTime(
  what: string,
  at: Instant | undefined,
  now: Instant,
  earliest?: Instant,
): Refused | undefined {
  if (at === undefined) return undefined;
  if (at > now)
    return refuse(
      'time-impossible',
      `${what}为${shanghaiMinute(at)}，晚于当前时间${shanghaiMinute(now)}，请核对`,
    );
  if (earliest !== undefined && at < earliest)
    return refuse(
      'time-impossible',
      `${what}为${shanghaiMinute(at)}，不得早于${shanghaiMinute(earliest)}，请核对`,
    );
  return undefined;
}

/** Lists in a case are bounded; the sentence says how many there are and may be. */
export function checkLimit(what: string, count: number, most: number): Refused | undefined {
  return count > most
    ? refuse('limit-reached', `${what}最多${most}项，现为${count}项，请先合并或分案办理`)
    : undefined;
}

/** Going down in severity is a leader's word, with its reason (clocks may end by it). */
export function checkLowering(
  current: Case,
  level: Severity,
  { role }: ActingContext,
): Refused | undefined {
  const now = current.severity?.level;
  const isLower = now !== undefined && severities.indexOf(level) > severities.indexOf(now);
  return isLower && role !== 'leader' && role !== 'principal'
    ? refuse('severity-lowered', `由“${now}”降为“${level}”须由分管领导决定并说明理由`)
    : undefined;
}

/** Something that the command names by its id is not there. */
export function missing(reason: RefusalReason, what: string, id: string): Refused {
  return refuse(reason, `没有编号为“${id}”的${what}，请刷新后重试`);
}
