import { z } from 'zod';
import { personSchema } from '../actor.ts';
import { externalScoreSchema, indicatorSchema } from '../evaluation.ts';
import { rubricScoresSchema } from '../evaluation/rubric.ts';
import { prioritySchema, severitySchema } from '../priority.ts';
import { gateSchema, publicitySchema } from '../response.ts';
import { instantSchema } from '../time.ts';
import { leadSchema } from './case.ts';
import { departmentRefSchema, stanceFields } from './consultation.ts';
import { conclusionSchema } from './deadline.ts';
import { dispositionSchema, judgmentSchema } from './disposition.ts';

const id = z.string().min(1).max(200);
const reason = z.string().trim().min(1).max(2000);
const text = z.string().trim().min(1).max(2000);
const link = z.url({ protocol: /^https?$/, error: 'expected an http or https address' }).max(2000);

/** Everything that people and the program can ask of a case; the body of POST …/commands. */
export const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open-case'),
    id,
    number: z.string().min(1).max(40),
    traceId: id,
    title: z.string().trim().min(1).max(500),
    storyIds: z.array(id).max(50),
    itemIds: z.array(id).min(1),
    priorities: z.array(prioritySchema).min(1),
    /** What the tags suggest; provisional until a person confirms. */
    severity: severitySchema.optional(),
    region: z.array(z.string()).max(3),
    occurredAt: instantSchema.optional(),
    firstPublicAt: instantSchema,
    discoveredAt: instantSchema,
    openingRule: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('add-items'),
    storyId: id.optional(),
    itemIds: z.array(id).min(1),
    /** Earliest minute-precise publication among them. */
    firstPublicAt: instantSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('remove-items'), itemIds: z.array(id).min(1), reason }),
  z.strictObject({ kind: z.literal('set-priorities'), priorities: z.array(prioritySchema).min(1) }),
  z.strictObject({
    kind: z.literal('set-severity'),
    level: severitySchema,
    /** A person's final word; otherwise it stays provisional. */
    confirmed: z.boolean(),
    /** 重大人员伤亡或社会影响较大 (seed 002). */
    graveImpact: z.boolean().optional(),
    /** Needed to go down. */
    reason: reason.optional(),
  }),
  z.strictObject({
    kind: z.literal('correct-times'),
    occurredAt: instantSchema.optional(),
    firstPublicAt: instantSchema.optional(),
    reason,
  }),
  z.strictObject({
    kind: z.literal('assign'),
    assignee: personSchema,
    department: id.optional(),
  }),
  z.strictObject({ kind: z.literal('claim') }),
  /** Undoes the own claim: nobody has the case then, and everybody may claim it. */
  z.strictObject({ kind: z.literal('unclaim') }),
  z.strictObject({
    kind: z.literal('set-lead'),
    lead: leadSchema,
    coDepartments: z.array(departmentRefSchema).max(20),
  }),
  z.strictObject({
    kind: z.literal('start-consultation'),
    question: text,
    invitees: z.array(departmentRefSchema).min(1).max(30),
  }),
  z.strictObject({
    kind: z.literal('reply-consultation'),
    department: id,
    opinion: text,
    ...stanceFields,
  }),
  z.strictObject({ kind: z.literal('waive-reply'), department: id, reason }),
  z.strictObject({ kind: z.literal('close-consultation'), minutes: text }),
  z.strictObject({ kind: z.literal('fast-track'), reason }),
  z.strictObject({
    kind: z.literal('determine'),
    severity: severitySchema,
    judgment: judgmentSchema,
  }),
  /** The second person agrees with the pending proposal. */
  z.strictObject({ kind: z.literal('approve') }),
  z.strictObject({ kind: z.literal('decline'), reason }),
  z.strictObject({
    kind: z.literal('submit-draft'),
    /** Given to edit a draft; every edit voids its signatures. */
    draftId: id.optional(),
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().min(1).max(20_000),
    publicity: publicitySchema.optional(),
    closes: z.array(dispositionSchema),
    /** Ids of the other departments that the draft names. */
    coSigners: z.array(id).max(20),
  }),
  z.strictObject({
    kind: z.literal('sign-gate'),
    draftId: id,
    /** The text that the signer has seen. */
    draftHash: id,
    gate: gateSchema,
  }),
  z.strictObject({ kind: z.literal('return-draft'), draftId: id, gate: gateSchema, reason }),
  z.strictObject({ kind: z.literal('withdraw-draft'), draftId: id, reason }),
  z.strictObject({
    kind: z.literal('request-publish'),
    draftId: id,
    draftHash: id,
    channel: z.string().trim().min(1).max(100),
  }),
  z.strictObject({
    kind: z.literal('confirm-publish'),
    publicationId: id,
    url: link,
    /** When the official page was seen to carry the response. */
    at: instantSchema,
    snapshotHash: id,
  }),
  z.strictObject({ kind: z.literal('fail-publish'), publicationId: id, reason }),
  z.strictObject({ kind: z.literal('correct-publication'), publicationId: id, reason }),
  z.strictObject({
    kind: z.literal('record-page'),
    publicationId: id,
    at: instantSchema,
    page: z.enum(['present', 'changed', 'vanished']),
  }),
  z.strictObject({
    kind: z.literal('record-press-conference'),
    at: instantSchema,
    spokesperson: z.string().trim().min(1).max(100),
    link,
  }),
  z.strictObject({ kind: z.literal('waive-press-conference'), reason }),
  z.strictObject({
    kind: z.literal('report-upward'),
    to: z.string().trim().min(1).max(100),
    summary: text,
  }),
  z.strictObject({
    kind: z.literal('hand-over'),
    to: z.enum(['公安机关', '网信部门']),
    claim: text,
    refutation: text,
  }),
  z.strictObject({
    kind: z.literal('record-receipt'),
    handoverId: id,
    number: z.string().trim().min(1).max(100),
    at: instantSchema,
  }),
  z.strictObject({ kind: z.literal('decline-referral'), reason }),
  z.strictObject({ kind: z.literal('declare-handling-ended') }),
  z.strictObject({ kind: z.literal('finish-response') }),
  z.strictObject({
    kind: z.literal('assess'),
    indicators: z.array(indicatorSchema).min(1).max(20),
    rubric: rubricScoresSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('record-external-score'), ...externalScoreSchema.shape }),
  z.strictObject({ kind: z.literal('annotate-breach'), breachId: id, text }),
  z.strictObject({
    kind: z.literal('conclude-breaches'),
    breachIds: z.array(id).min(1),
    verdict: conclusionSchema,
  }),
  z.strictObject({ kind: z.literal('record-rectification'), breachId: id, text }),
  /** `finding` is how it was verified and what shows it. */
  z.strictObject({ kind: z.literal('confirm-rectification'), breachId: id, finding: text }),
  z.strictObject({ kind: z.literal('appeal'), breachId: id, reason }),
  z.strictObject({
    kind: z.literal('decide-appeal'),
    breachId: id,
    /** Upheld: being held accountable becomes 免责说明. */
    upheld: z.boolean(),
    reason,
  }),
  z.strictObject({
    kind: z.literal('praise'),
    department: z.string().trim().min(1).max(100),
    reason,
  }),
  z.strictObject({ kind: z.literal('archive') }),
  z.strictObject({
    kind: z.literal('reopen'),
    reason,
    trigger: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('new-item'), itemId: id, publicAt: instantSchema }),
      z.strictObject({ kind: z.literal('correction'), publicationId: id }),
    ]),
  }),
  z.strictObject({ kind: z.literal('dismiss'), reason }),
  /** Step 1 of a merge, on the target: refuses the other direction from then on. */
  z.strictObject({ kind: z.literal('reserve-merge'), sourceId: id }),
  /** Step 2, on the case that goes. */
  z.strictObject({
    kind: z.literal('merge-into'),
    targetId: id,
    targetSeverity: severitySchema.optional(),
    reason,
  }),
  /** Step 3, on the target. */
  z.strictObject({
    kind: z.literal('absorb'),
    sourceId: id,
    itemIds: z.array(id),
    storyIds: z.array(id),
    anchor: instantSchema,
  }),
  z.strictObject({
    kind: z.literal('unmerge'),
    reason,
    /** Items that came to its stories while it was merged. */
    itemIds: z.array(id),
  }),
  /** On the target: gives back what it absorbed or had reserved. */
  z.strictObject({ kind: z.literal('release'), sourceId: id }),
  z.strictObject({ kind: z.literal('send-back'), reason }),
  /** Stops the repeats of this one step only. */
  z.strictObject({ kind: z.literal('acknowledge'), clockId: id, step: z.number().int().min(0) }),
  /** A document that must be published within working days, or a yearly duty. */
  z.strictObject({
    kind: z.literal('register-duty'),
    clock: z.enum(['C7', 'C10']),
    subject: z.string().trim().min(1).max(100),
    startedAt: instantSchema,
  }),
  z.strictObject({
    kind: z.literal('fulfil-duty'),
    clock: z.enum(['C7', 'C10']),
    subject: id,
    at: instantSchema,
    evidence: z.string().trim().min(1).max(2000),
  }),
  /** Counts the open working-day clocks anew after a holiday notice. */
  z.strictObject({ kind: z.literal('update-calendar') }),
  /** The timer: everything that is due by now. */
  z.strictObject({ kind: z.literal('fire-due') }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandKind = Command['kind'];
/** One kind of command with its payload. */
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;
