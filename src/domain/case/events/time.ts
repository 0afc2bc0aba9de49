import { z } from 'zod';
import { ladderRoles } from '../../policy.ts';
import { instantSchema } from '../../time.ts';
import { breachSchema, clockSchema, conclusionSchema } from '../deadline.ts';
import { header } from './header.ts';

/** Clocks, ladder steps and breaches. */
export const timeEventSchemas = [
  z.strictObject({ kind: z.literal('clock-started'), ...header, clock: clockSchema }),
  /** Its due time changed: an earlier anchor became known, or the calendar. */
  z.strictObject({
    kind: z.literal('clock-moved'),
    ...header,
    clockId: z.string(),
    anchor: instantSchema,
    dueAt: instantSchema,
    provisional: z.boolean(),
    /** Steps that the move has put into the past: only the highest of them still fires. */
    passedOver: z.array(z.number().int()),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('clock-stopped'),
    ...header,
    clockId: z.string(),
    stoppedAt: instantSchema,
    evidence: z.string(),
  }),
  z.strictObject({
    kind: z.literal('clock-cancelled'),
    ...header,
    clockId: z.string(),
    reason: z.string(),
  }),
  /** Somebody is to be told; consumers make notices of it, one per key. */
  z.strictObject({
    kind: z.literal('step-fired'),
    ...header,
    /** `case/clock/cycle/generation/step`, `#2` … behind it for repeats: unique for ever. */
    key: z.string(),
    clockId: z.string(),
    step: z.number().int(),
    /** 1 for the first time, 2 … for repeats. */
    time: z.number().int(),
    /** The step's share of the time, e.g. 0.8. */
    share: z.number(),
    scheduledFor: instantSchema,
    dueAt: instantSchema,
    to: z.array(z.enum(ladderRoles)),
  }),
  z.strictObject({
    kind: z.literal('duty-registered'),
    ...header,
    clock: z.enum(['C7', 'C10']),
    subject: z.string(),
    startedAt: instantSchema,
  }),
  z.strictObject({
    kind: z.literal('duty-fulfilled'),
    ...header,
    clock: z.enum(['C7', 'C10']),
    subject: z.string(),
    fulfilledAt: instantSchema,
    evidence: z.string(),
  }),
  z.strictObject({
    kind: z.literal('step-acknowledged'),
    ...header,
    clockId: z.string(),
    step: z.number().int(),
  }),
  z.strictObject({ kind: z.literal('breach-recorded'), ...header, breach: breachSchema }),
  z.strictObject({
    kind: z.literal('breach-stopped'),
    ...header,
    breachId: z.string(),
    stoppedAt: instantSchema,
    lateByMs: z.number().int().min(0),
  }),
  z.strictObject({
    kind: z.literal('breach-annotated'),
    ...header,
    breachId: z.string(),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('breach-concluded'),
    ...header,
    breachId: z.string(),
    verdict: conclusionSchema,
  }),
  z.strictObject({
    kind: z.literal('breach-rectified'),
    ...header,
    breachId: z.string(),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('rectification-confirmed'),
    ...header,
    breachId: z.string(),
    finding: z.string(),
  }),
  z.strictObject({
    kind: z.literal('breach-appealed'),
    ...header,
    breachId: z.string(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('appeal-decided'),
    ...header,
    breachId: z.string(),
    upheld: z.boolean(),
    reason: z.string(),
  }),
] as const;
