import { z } from 'zod';
import type { Case } from '../domain/case/case.ts';
import { isLive } from '../domain/case/stage.ts';
import type { Period } from '../domain/evaluation/department-scores.ts';
import { gateSchema } from '../domain/response.ts';
import { instantSchema, type Instant } from '../domain/time.ts';
import { caseRefSchema, refOf } from './case-ref.ts';
import { clockViewSchema, viewClock, type ClockView } from './clock-view.ts';
import type { CountedCase } from './counted-case.ts';
import { kept, promisesOf } from './promises.ts';

/** A case with the deadline that counts for this task; absent where none runs. */
const task = { case: caseRefSchema, clock: clockViewSchema.optional() };

export const departmentSchema = z.strictObject({
  now: instantSchema,
  id: z.string(),
  name: z.string(),
  /** 待答复会商 */
  consultations: z.array(
    z.strictObject({
      ...task,
      consultationId: z.string(),
      question: z.string(),
      convenedAt: instantSchema,
      convenedBy: z.string(),
    }),
  ),
  /** 待回应: the department leads, and nothing of this cycle is drafted, signed or published yet. */
  toRespond: z.array(z.strictObject({ ...task, drafts: z.number().int() })),
  /** 被退回: drafts that a reviewer has sent back. */
  returned: z.array(
    z.strictObject({
      ...task,
      draftId: z.string(),
      title: z.string(),
      gate: gateSchema,
      reason: z.string(),
      by: z.string(),
      at: instantSchema,
    }),
  ),
  /** The deadlines of the law that came to their end in the period, own cases only. */
  compliance: z.strictObject({
    from: instantSchema,
    to: instantSchema,
    met: z.number().int(),
    of: z.number().int(),
  }),
});
export type Department = z.infer<typeof departmentSchema>;

interface DepartmentFacts {
  /** The cases that concern the department; others make no difference. */
  cases: readonly Case[];
  /** All cases, those that are over too. */
  counted: readonly CountedCase[];
  period: Period;
  now: Instant;
}

/** What waits for one department, the nearest deadline first, and how it has kept its own deadlines. */
export function departmentView(
  { id, name }: { id: string; name: string },
  { cases, counted, period, now }: DepartmentFacts,
): Department {
  const live = cases.filter(({ stage }) => isLive(stage));
  const led = live.filter(({ lead }) => lead?.department.id === id);
  const own = counted.filter(({ lead }) => lead?.department.id === id);
  const promises = promisesOf(own, period, now);
  return {
    now,
    id,
    name,
    consultations: live.flatMap((one) => asked(one, id, now)).sort(byDeadline),
    toRespond: led.flatMap((one) => toRespond(one, now)).sort(byDeadline),
    returned: led.flatMap((one) => returnedDrafts(one, now)).sort(byDeadline),
    compliance: { ...period, ...kept(promises.filter(({ clock }) => clock.basis === 'statutory')) },
  };
}

function asked(one: Case, department: string, now: Instant): Department['consultations'] {
  return one.consultations
    .filter(({ closed, invitees }) => {
      const invitee = invitees.find((invited) => invited.department.id === department);
      return closed === undefined && invitee?.reply.kind === 'awaited';
    })
    .map(({ id, question, convenedAt, convenedBy }) => ({
      ...taskOf(one, now, `reply-${id}-${department}`),
      consultationId: id,
      question,
      convenedAt,
      convenedBy: convenedBy.name,
    }));
}

function toRespond(one: Case, now: Instant): Department['toRespond'] {
  if (one.stage !== '研判' && one.stage !== '回应') return [];
  const isOut = one.publications.some(
    ({ cycle, state }) => cycle === one.cycle && state.kind !== 'failed',
  );
  if (isOut) return [];
  const drafts = one.drafts.filter(({ withdrawn }) => !withdrawn);
  return [{ ...taskOf(one, now), drafts: drafts.length }];
}

function returnedDrafts(one: Case, now: Instant): Department['returned'] {
  return one.drafts.flatMap(({ id, title, returned, withdrawn }) =>
    returned === undefined || withdrawn
      ? []
      : [
          {
            ...taskOf(one, now),
            draftId: id,
            title,
            gate: returned.gate,
            reason: returned.reason,
            by: returned.by.name,
            at: returned.at,
          },
        ],
  );
}

/** By the clock on this subject; else by the nearest deadline of the law. */
function taskOf(
  one: Case,
  now: Instant,
  subject?: string,
): { case: ReturnType<typeof refOf>; clock?: ClockView } {
  const running = one.clocks
    .filter(({ state }) => state.kind === 'running')
    .sort((a, b) => a.dueAt - b.dueAt);
  const clock =
    running.find((candidate) => subject !== undefined && candidate.subject === subject) ??
    running.find(({ basis }) => basis === 'statutory');
  return { case: refOf(one), ...(clock && { clock: viewClock(clock, one, now) }) };
}

function byDeadline(a: { clock?: ClockView | undefined }, b: { clock?: ClockView | undefined }) {
  return (a.clock?.dueAt ?? Infinity) - (b.clock?.dueAt ?? Infinity);
}
