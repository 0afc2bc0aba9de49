import { z } from 'zod';
import { clockKindSchema, ladderRoles, obligationConditionSchema } from '../policy.ts';
import { personSchema } from '../actor.ts';
import { instantSchema } from '../time.ts';

/** A ladder step as it was when the clock started: later changes of the profile do not reach it. */
const armedStepSchema = z.strictObject({
  at: z.number().positive(),
  to: z.array(z.enum(ladderRoles)),
  repeat: z.strictObject({ every: z.number().int(), atMost: z.number().int() }).optional(),
});

/** What has become of one ladder step of one clock. */
const firedStepSchema = z.strictObject({
  /** Index into the clock's ladder. */
  step: z.number().int().min(0),
  /** How often it went out; 0 for a step that a late start passed over. */
  times: z.number().int().min(0),
  lastAt: instantSchema,
  acknowledged: z.strictObject({ at: instantSchema, by: personSchema }).optional(),
});
export type FiredStep = z.infer<typeof firedStepSchema>;

export const clockStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('running') }),
  z.strictObject({ kind: z.literal('stopped'), at: instantSchema, evidence: z.string() }),
  z.strictObject({ kind: z.literal('cancelled'), at: instantSchema, reason: z.string() }),
]);

/** What a clock is about, fixed when it starts. */
export const clockSchema = z.strictObject({
  /** `C1/1/1`: clock, cycle, generation; `C6.claim-1/1/1` where a case has several of a kind. */
  id: z.string(),
  kind: clockKindSchema,
  /** The consultation reply, gate, document or handover that it times. */
  subject: z.string().optional(),
  name: z.string(),
  clause: z.string(),
  basis: z.enum(['statutory', 'internal']),
  cycle: z.number().int().min(1),
  /** Counts the starts of the same clock within one cycle. */
  generation: z.number().int().min(1),
  /** What must stay true of the case for it to run, as it was when the clock started. */
  when: obligationConditionSchema,
  /** Whether it follows the case's earliest time or the event that started it. */
  anchoredBy: z.enum(['earliest', 'event']),
  anchor: instantSchema,
  within: z.union([
    z.strictObject({ hours: z.number().positive() }),
    z.strictObject({ workingDays: z.number().int().positive() }),
    /** To the end of a day of the year, e.g. `01-31` for the yearly self-check. */
    z.strictObject({ until: z.string() }),
  ]),
  dueAt: instantSchema,
  /** Some of its days lie beyond the holiday notices held; shown, never silently counted. */
  provisional: z.boolean(),
  ladder: z.array(armedStepSchema),
  fired: z.array(firedStepSchema),
  state: clockStateSchema,
});
/** One running, stopped or cancelled deadline of a case. */
export type CaseClock = z.infer<typeof clockSchema>;

/** The faults that 国办发〔2018〕 accountability names. */
export const faults = ['处置不得力', '回应不妥当', '报告不及时'] as const;

export const conclusionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('问责'),
    department: z.string().min(1).max(100),
    fault: z.enum(faults),
    measure: z.string().min(1).max(2000),
  }),
  z.strictObject({ kind: z.literal('免责说明'), statement: z.string().min(1).max(2000) }),
]);

/** 申诉 against being held accountable; decided by a leader who did not conclude it. */
const appealSchema = z.strictObject({
  at: instantSchema,
  by: personSchema,
  reason: z.string(),
  decision: z
    .strictObject({
      at: instantSchema,
      by: personSchema,
      upheld: z.boolean(),
      reason: z.string(),
    })
    .optional(),
});

/** 整改: what the department has put right, and who of others has verified that. */
const rectificationSchema = z.strictObject({
  at: instantSchema,
  by: personSchema,
  text: z.string(),
  confirmed: z
    .strictObject({ at: instantSchema, by: personSchema, finding: z.string() })
    .optional(),
});

/** A missed deadline: a permanent fact that can be explained and concluded, never removed. */
export const breachSchema = z.strictObject({
  /** `b1`, `b2` … within the case. */
  id: z.string(),
  clockId: z.string(),
  clockName: z.string(),
  clause: z.string(),
  basis: z.enum(['statutory', 'internal']),
  dueAt: instantSchema,
  detectedAt: instantSchema,
  /** The clock was started or moved when its due time had already passed. */
  retroactive: z.boolean(),
  stoppedAt: instantSchema.optional(),
  /** How long after due it was stopped; 0 when the proof showed that it was in time after all. */
  lateByMs: z.number().int().min(0).optional(),
  notes: z.array(z.strictObject({ at: instantSchema, by: personSchema, text: z.string() })),
  conclusion: z
    .strictObject({
      at: instantSchema,
      by: personSchema,
      verdict: conclusionSchema,
      rectified: rectificationSchema.optional(),
      appeal: appealSchema.optional(),
    })
    .optional(),
});
export type Breach = z.infer<typeof breachSchema>;
