import { z } from 'zod';
import type { CaseClock, Breach } from '../domain/case/deadline.ts';
import type { Stage } from '../domain/case/stage.ts';
import { clockKindSchema } from '../domain/policy.ts';
import { instantSchema, type Instant } from '../domain/time.ts';
import { runningStatus } from './clock-status.ts';

export const clockStatusSchema = z.enum([
  /** 已超时 */
  'overdue',
  /** 紧急: less than a tenth of its time or 30 minutes left. */
  'urgent',
  /** 临近: less than a quarter left. */
  'near',
  /** 正常 */
  'running',
  /** 按时办结 */
  'met',
  /** 逾期办结 */
  'met-late',
  /** 已取消 */
  'cancelled',
  /** 随案并入: its case went into another, which keeps the time from then on. */
  'merged',
]);
export type ClockStatus = z.infer<typeof clockStatusSchema>;

export const clockViewSchema = z.strictObject({
  id: z.string(),
  kind: clockKindSchema,
  name: z.string(),
  clause: z.string(),
  basis: z.enum(['statutory', 'internal']),
  anchor: instantSchema,
  dueAt: instantSchema,
  provisional: z.boolean(),
  status: clockStatusSchema,
  /** Negative once overdue; for a stopped clock what was left when it stopped. */
  leftMs: z.number().int(),
  /** Ladder steps that have fired. */
  stepsFired: z.number().int(),
});
export type ClockView = z.infer<typeof clockViewSchema>;

/** What of its case decides how a clock stands. */
interface Timed {
  stage: Stage;
  breaches: readonly Pick<Breach, 'clockId' | 'lateByMs'>[];
}

/** How a clock of the case stands at `now`, in the words of the screens. */
export function viewClock(clock: CaseClock, one: Timed, now: Instant): ClockView {
  const { id, kind, name, clause, basis, anchor, dueAt, provisional, state } = clock;
  const until = state.kind === 'stopped' ? state.at : now;
  return {
    id,
    kind,
    name,
    clause,
    basis,
    anchor,
    dueAt,
    provisional,
    status: statusOf(clock, one, now),
    leftMs: dueAt - until,
    stepsFired: clock.fired.filter((step) => step.times > 0).length,
  };
}

/** How a clock stands at `now`; one that was stopped in time after all, as a proof showed, was kept. */
export function statusOf(
  { id, anchor, dueAt, state }: Pick<CaseClock, 'id' | 'anchor' | 'dueAt' | 'state'>,
  { stage, breaches }: Timed,
  now: Instant,
): ClockStatus {
  switch (state.kind) {
    case 'cancelled':
      return 'cancelled';
    case 'stopped':
      // a proof may show that the response was out in time after the breach was recorded
      return breaches.some((breach) => breach.clockId === id && breach.lateByMs !== 0)
        ? 'met-late'
        : 'met';
    case 'running':
      return stage === '已合并' ? 'merged' : runningStatus({ anchor, dueAt }, now);
  }
}
