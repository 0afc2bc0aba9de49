import { z } from 'zod';
import { personSchema, type Actor, type Role } from './actor.ts';
import { prioritySchema } from './priority.ts';
import { dayMs, instantSchema, shanghaiMinute, type Instant } from './time.ts';

/** What a special watch 专项 is about (seed 000 二(二)3; seed 003 三(二)); 政策跟踪 follows an issued policy. */
export const watchKinds = [
  '两会',
  '重要文化活动',
  '重大改革举措',
  '督查',
  '突发事件',
  '政策跟踪',
  '其他',
] as const;

/** What becomes of a story that the watch finds: a case of its own, or part of a live one. */
export const watchRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), priorities: z.array(prioritySchema).min(1) }),
  z.strictObject({ kind: z.literal('feed'), caseId: z.string().min(1) }),
]);
export type WatchRule = z.infer<typeof watchRuleSchema>;

const reasonSchema = z.string().trim().min(1).max(1000);

/** What a person states to open a watch. */
export const newWatchSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  kind: z.enum(watchKinds),
  /** A topic expression; see understanding/topics. */
  topic: z.string().trim().min(1).max(4000),
  from: instantSchema,
  until: instantSchema,
  rule: watchRuleSchema,
  /** The policy that it follows. */
  policyId: z.string().optional(),
});
export type NewWatch = z.infer<typeof newWatchSchema>;

/** A topic that is watched for a time. */
export const watchSchema = z.strictObject({
  id: z.string(),
  version: z.number().int().min(1),
  ...newWatchSchema.shape,
  opened: z.strictObject({ at: instantSchema, by: personSchema }),
  extensions: z.array(
    z.strictObject({
      at: instantSchema,
      by: personSchema,
      until: instantSchema,
      reason: reasonSchema,
    }),
  ),
  closed: z.strictObject({ at: instantSchema, by: personSchema, reason: reasonSchema }).optional(),
});
export type Watch = z.infer<typeof watchSchema>;

/** Why a watch is not opened, extended or closed, in a sentence that says what would be right. */
export interface WatchRefused {
  kind: 'refused';
  reason: 'not-permitted' | 'topic-wrong' | 'time-impossible' | 'watch-missing' | 'watch-ended';
  message: string;
}

export function refuseWatch(reason: WatchRefused['reason'], message: string): WatchRefused {
  return { kind: 'refused', reason, message };
}

/** Who opens, extends and closes watches. */
export const watchRoles: readonly Role[] = [
  'analyst',
  'coordinator',
  'office-head',
  'leader',
  'principal',
  'system',
];

/** A watch that nobody looks at again must end by itself. */
const longestMs = 366 * dayMs;

/** The opening rule that a case names which a watch has opened. */
export function watchRuleName(watchId: string): string {
  return `watch/${watchId}`;
}

/** Whether the watch looks at what comes in now. */
export function isOn({ from, until, closed }: Watch, now: Instant): boolean {
  return closed === undefined && now >= from && now < until;
}

/** A new watch under this id, or why its times cannot be. */
export function openedWatch(
  input: NewWatch,
  { id, actor, now }: { id: string; actor: Actor; now: Instant },
): Watch | WatchRefused {
  const by = { id: actor.id, name: actor.name };
  return (
    checkTimes(input.from, input.until, now) ?? {
      ...input,
      id,
      version: 1,
      opened: { at: now, by },
      extensions: [],
    }
  );
}

/** The watch with a later end, which it says why; one that is over is not revived. */
export function extendedWatch(
  watch: Watch,
  { until, reason }: { until: Instant; reason: string },
  { actor, now }: { actor: Actor; now: Instant },
): Watch | WatchRefused {
  if (watch.closed !== undefined || now >= watch.until)
    return refuseWatch('watch-ended', `专项“${watch.name}”已结束，不能延长；请另设专项`);
  if (until <= watch.until)
    return refuseWatch(
      'time-impossible',
      `延长至${shanghaiMinute(until)}，应晚于现定的${shanghaiMinute(watch.until)}；提前结束请用“结束”`,
    );
  const refused = checkTimes(watch.from, until, now);
  if (refused) return refused;
  const extension = { at: now, by: { id: actor.id, name: actor.name }, until, reason };
  const extensions = [...watch.extensions, extension];
  return { ...watch, version: watch.version + 1, until, extensions };
}

/** The watch ended before its time; ended twice, it stays as it is. */
export function closedWatch(
  watch: Watch,
  reason: string,
  { actor, now }: { actor: Actor; now: Instant },
): Watch {
  if (watch.closed !== undefined) return watch;
  const closed = { at: now, by: { id: actor.id, name: actor.name }, reason };
  return { ...watch, version: watch.version + 1, closed };
}

function checkTimes(from: Instant, until: Instant, now: Instant): WatchRefused | undefined {
  if (until <= from || until <= now)
    return refuseWatch(
      'time-impossible',
      `结束时间为${shanghaiMinute(until)}，应晚于开始时间${shanghaiMinute(from)}和当前时间`,
    );
  return until - from > longestMs
    ? refuseWatch(
        'time-impossible',
        `专项最长一年，结束时间应不晚于${shanghaiMinute(from + longestMs)}`,
      )
    : undefined;
}
