import { z } from 'zod';
import { prioritySchema, severitySchema } from './priority.ts';
import { departmentSchema } from './department.ts';
import { durationSchema } from './time.ts';

/** Where a rule comes from; shown with every deadline and every breach, e.g. `seed 000 二(二)3`. */
const clauseSchema = z.string().min(1);

/** The deadlines that a case can carry, C1–C10 of the domain description. */
export const clockKinds = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10'] as const;
export const clockKindSchema = z.enum(clockKinds);
export type ClockKind = z.infer<typeof clockKindSchema>;

/** Who is told when a share of the time is used up. */
export const ladderRoles = [
  'assignee',
  'lead-head',
  'coordinator',
  'leader',
  'principal',
  'superior',
] as const;
export const ladderStepSchema = z.strictObject({
  /** Share of the time from anchor to due: 0.5 is half-way, 1 is due, 1.2 is a fifth past it. */
  at: z.number().positive().max(5),
  to: z.array(z.enum(ladderRoles)).min(1),
  /** Repeats until acknowledged, at this interval and at most this often. */
  repeat: z
    .strictObject({ every: durationSchema, atMost: z.number().int().min(1).max(20) })
    .optional(),
});

/** What must be true of a case for an obligation to hold; all given parts together. */
export const obligationConditionSchema = z.strictObject({
  /** Holds from this severity up, even while provisional. */
  severityAtLeast: severitySchema.optional(),
  /** Holds below this severity, for matters that must be answered. */
  severityBelow: severitySchema.optional(),
  /** Seed 002's variant: 重大人员伤亡或社会影响较大, decided by a person. */
  graveImpact: z.literal(true).optional(),
  /** Only on the fast track, whose gates are quicker. */
  fastTrack: z.literal(true).optional(),
});

/** Trigger → obligation → time → anchor → clause. Where several hold for one clock, the shortest counts. */
export const obligationSchema = z.strictObject({
  clock: clockKindSchema,
  /** As people call it, e.g. `5小时权威信息`. */
  name: z.string(),
  when: obligationConditionSchema,
  within: z.union([
    z.strictObject({ hours: z.number().positive() }),
    z.strictObject({ workingDays: z.number().int().positive() }),
    /** To the end of this day of the year, `MM-DD`. */
    z.strictObject({
      until: z.string().regex(/^\d\d-\d\d$/, { error: 'expected a day such as "01-31"' }),
    }),
  ]),
  /** `earliest` is min(occurred, first public, detected); `event` is the moment that starts this clock. */
  anchor: z.enum(['earliest', 'event']),
  /** Which of the three internal clocks a C6 is: 认领, 会商回复 or 审签. */
  on: z.enum(['assignment', 'invitation', 'submission']).optional(),
  /** 法定时限 or our default 内部时限. */
  basis: z.enum(['statutory', 'internal']),
  clause: clauseSchema,
});
export type Obligation = z.infer<typeof obligationSchema>;

/** When a story becomes a case without anybody's click. All given conditions must hold. */
export const openingRuleSchema = z.strictObject({
  id: z.string(),
  anyPriority: z.array(prioritySchema).min(1),
  /** At least this confidence in one of the priorities. */
  confidence: z.number().min(0).max(1).default(0.5),
  /** `sure` leaves out what is only suspected 疑似. */
  certainty: z.enum(['sure', 'suspected']).default('suspected'),
  severityAtLeast: severitySchema.optional(),
  /** At least so many appearances, originals and reposts together. */
  appearances: z.number().int().min(1).default(1),
  /** Whether what only official pages tell of opens a case too: an authority's own news is no 舆情, its emergency is. */
  includeOfficial: z.boolean().default(false),
  clause: clauseSchema,
});
export type OpeningRule = z.infer<typeof openingRuleSchema>;

const statedSchema = z.strictObject({ name: z.string(), clause: clauseSchema });

/** A department's rules of time and work: versioned data, never constants. */
export const policyProfileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.number().int().min(1),
  /** `YYYY-MM-DD`. */
  effectiveFrom: z.iso.date(),
  /** The documents that it was drawn from. */
  basis: z.array(z.string()).min(1),
  /** The office's own division, from the province down. */
  region: z.array(z.string()).max(3),
  departments: z.array(departmentSchema).min(1),
  /** Answers for whatever no department's duties cover. */
  defaultDepartment: z.string(),
  emphasis: z.array(
    z.strictObject({ priority: prioritySchema, text: z.string(), clause: clauseSchema }),
  ),
  openingRules: z.array(openingRuleSchema).min(1),
  obligations: z.array(obligationSchema).min(1),
  ladder: z.array(ladderStepSchema).min(1),
  /** How much 评估 counts in a department's yearly score, and by which clause; or that no document says so. */
  evaluation: z.union([
    z.strictObject({
      /** Per cent of the yearly score; seed 003 六(五): not below 4. */
      weightPercent: z.number().min(4).max(100),
      clause: clauseSchema,
    }),
    z.strictObject({
      /** What the documents do say of assessment, where they give it no weight. */
      unstated: z.string().min(1),
    }),
  ]),
  campaigns: z.array(statedSchema),
  mediaPartners: z.array(statedSchema),
});
export type PolicyProfile = z.infer<typeof policyProfileSchema>;
