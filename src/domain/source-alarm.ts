import { z } from 'zod';
import { instantSchema } from './time.ts';

/** Ways in which a source can stop giving what it gave, without anybody noticing. */
export const sourceAlarmKinds = [
  /** No item for at least a day in which several would usually have come. */
  'dried-up',
  /** The list names no articles any more, or their titles, texts or dates are no longer found. */
  'layout-changed',
  /** robots.txt or the server refuses us; it is never gone around. */
  'blocked',
  /** Several looks in a row brought no readable entry. */
  'failing',
  /** Between two looks so much was published that some of it may have been missed. */
  'gap',
] as const;

/** One thing that is wrong with a source, raised once and cleared once. */
export const sourceAlarmSchema = z.strictObject({
  kind: z.enum(sourceAlarmKinds),
  since: instantSchema,
  /** What it rests on, by name, e.g. `{ expectedItems: 12 }`; times are instants, shares 0–1. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type SourceAlarm = z.infer<typeof sourceAlarmSchema>;
export type SourceAlarmKind = SourceAlarm['kind'];
