import { z } from 'zod';
import { personSchema, roleSchema } from '../actor.ts';
import { evaluationSchema } from '../evaluation.ts';
import { prioritySchema, severitySchema } from '../priority.ts';
import { draftSchema, publicationSchema } from '../response.ts';
import { instantSchema } from '../time.ts';
import { consultationSchema, departmentRefSchema } from './consultation.ts';
import { breachSchema, clockSchema } from './deadline.ts';
import { dispositionSchema, judgmentSchema } from './disposition.ts';
import { stageSchema } from './stage.ts';

/** A decision that waits for its second person. */
export const proposalSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('determination'),
    severity: severitySchema,
    judgment: judgmentSchema,
  }),
  z.strictObject({ kind: z.literal('dismissal'), reason: z.string() }),
  z.strictObject({ kind: z.literal('merge'), targetId: z.string(), reason: z.string() }),
]);
export type Proposal = z.infer<typeof proposalSchema>;

/** Why this department answers (属地管理、分级负责、谁主管谁负责, seed 000 二(二)1). */
export const leadBases = ['属地管理', '分级负责', '谁主管谁负责', '垂直管理', '上级指定'] as const;

export const leadSchema = z.strictObject({
  department: departmentRefSchema,
  basis: z.enum(leadBases),
  reason: z.string().min(1).max(1000),
});

const receiptSchema = z.strictObject({ at: instantSchema, number: z.string() });

/** 线索移交 to 公安 / 网信: referred by a person, closed by the authority's receipt. */
export const handoverSchema = z.strictObject({
  /** `h1`, `h2` … within the case. */
  id: z.string(),
  cycle: z.number().int().min(1),
  to: z.enum(['公安机关', '网信部门']),
  claim: z.string(),
  refutation: z.string(),
  at: instantSchema,
  by: personSchema,
  receipt: receiptSchema.optional(),
});

export const conferenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('held'),
    cycle: z.number().int().min(1),
    at: instantSchema,
    spokesperson: z.string(),
    link: z.string(),
  }),
  z.strictObject({
    kind: z.literal('waived'),
    cycle: z.number().int().min(1),
    at: instantSchema,
    by: personSchema,
    reason: z.string(),
  }),
]);

/** Another case whose items this one has taken over, or has given back. */
export const absorbedSchema = z.strictObject({
  caseId: z.string(),
  /** `reserved` until the other case has gone into 已合并; only then do its items come over. */
  state: z.enum(['reserved', 'absorbed', 'released']),
  itemIds: z.array(z.string()),
  storyIds: z.array(z.string()),
  anchor: instantSchema.optional(),
});

export const dutySchema = z.strictObject({
  clock: z.enum(['C7', 'C10']),
  subject: z.string(),
  startedAt: instantSchema,
  fulfilled: z.strictObject({ at: instantSchema, evidence: z.string() }).optional(),
});

/** A matter that needs an answer: one document, the fold of its events. */
export const caseSchema = z.strictObject({
  id: z.string(),
  /** e.g. `YQ-2026-0001`. */
  number: z.string(),
  /** Grows by one with each accepted command. */
  version: z.number().int().min(1),
  traceId: z.string(),
  profileId: z.string(),
  profileVersion: z.number().int().min(1),
  title: z.string(),
  stage: stageSchema,
  stageSince: instantSchema,
  /** Where an unmerge goes back to. */
  beforeMerge: z.strictObject({ stage: stageSchema, since: instantSchema }).optional(),
  cycle: z.number().int().min(1),
  storyIds: z.array(z.string()),
  /** The linked items; at most 1,500, later ones stay with their story. */
  itemIds: z.array(z.string()).min(1),
  /** Taken out by a person: only people bring these back, however the story grows. */
  unlinkedIds: z.array(z.string()).optional(),
  priorities: z.array(prioritySchema).min(1),
  /** Absent is 待研判; provisional until a person confirms. */
  severity: z.strictObject({ level: severitySchema, provisional: z.boolean() }).optional(),
  /** 重大人员伤亡或社会影响较大 (seed 002), decided by a person. */
  graveImpact: z.boolean(),
  region: z.array(z.string()),
  occurredAt: instantSchema.optional(),
  firstPublicAt: instantSchema,
  discoveredAt: instantSchema,
  /** What the hour clocks of a reopened cycle count from. */
  reopenedFrom: instantSchema.optional(),
  openedAt: instantSchema,
  openedBy: personSchema,
  /** The opening rule, when no person opened it. */
  openingRule: z.string().optional(),
  updatedAt: instantSchema,
  /** 第一责任主体: exactly one after 收集. */
  lead: leadSchema.optional(),
  coDepartments: z.array(departmentRefSchema),
  assignee: z
    .strictObject({
      person: personSchema,
      department: z.string().optional(),
      /** Counts the assignments of the case. */
      number: z.number().int().min(1),
      assignedAt: instantSchema,
      claimedAt: instantSchema.optional(),
    })
    .optional(),
  /** How many assignments there had been when the case was last given back; the next one counts on from there. */
  assignmentsBefore: z.number().int().min(1).optional(),
  /** Went from 收集 straight to 研判 in this cycle; its gate clocks may be shorter. */
  fastTracked: z.boolean(),
  /** The fast track was taken and its 会商 is still owed. */
  consultationOwed: z.boolean(),
  consultations: z.array(consultationSchema),
  judgment: judgmentSchema.optional(),
  closedDispositions: z.array(dispositionSchema),
  proposal: z
    .strictObject({
      by: personSchema,
      role: roleSchema,
      at: instantSchema,
      content: proposalSchema,
    })
    .optional(),
  drafts: z.array(draftSchema),
  publications: z.array(publicationSchema),
  conferences: z.array(conferenceSchema),
  upwardReports: z.array(
    z.strictObject({
      cycle: z.number().int().min(1),
      at: instantSchema,
      by: personSchema,
      to: z.string(),
      summary: z.string(),
    }),
  ),
  handovers: z.array(handoverSchema),
  /** 处置结束, declared by a person. */
  handlingEndedAt: instantSchema.optional(),
  /** Documents and yearly duties that run on working days (C7, C10). */
  duties: z.array(dutySchema),
  clocks: z.array(clockSchema),
  breaches: z.array(breachSchema),
  /** 表扬激励 (seed 000 五(三)). */
  praises: z.array(
    z.strictObject({
      at: instantSchema,
      by: personSchema,
      department: z.string(),
      reason: z.string(),
    }),
  ),
  evaluations: z.array(evaluationSchema),
  absorbed: z.array(absorbedSchema),
  mergedInto: z.string().optional(),
  dismissal: z
    .strictObject({ reason: z.string(), by: personSchema, second: personSchema })
    .optional(),
});
export type Case = z.infer<typeof caseSchema>;
