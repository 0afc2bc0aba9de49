import { z } from 'zod';
import { personSchema } from '../../actor.ts';
import { prioritySchema, severitySchema } from '../../priority.ts';
import { instantSchema } from '../../time.ts';
import { leadSchema, proposalSchema } from '../case.ts';
import { departmentRefSchema, stanceFields } from '../consultation.ts';
import { judgmentSchema } from '../disposition.ts';
import { stageSchema } from '../stage.ts';
import { header } from './header.ts';

/** Opening, ordering, judging, merging and moving a case. */
export const lifeEventSchemas = [
  z.strictObject({
    kind: z.literal('case-opened'),
    ...header,
    id: z.string(),
    number: z.string(),
    traceId: z.string(),
    profileId: z.string(),
    profileVersion: z.number().int(),
    title: z.string(),
    storyIds: z.array(z.string()),
    itemIds: z.array(z.string()),
    priorities: z.array(prioritySchema),
    severity: severitySchema.optional(),
    region: z.array(z.string()),
    occurredAt: instantSchema.optional(),
    firstPublicAt: instantSchema,
    discoveredAt: instantSchema,
    openingRule: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('items-added'),
    ...header,
    itemIds: z.array(z.string()),
    storyIds: z.array(z.string()),
    /** The story that they came with. */
    ofStory: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('items-removed'),
    ...header,
    itemIds: z.array(z.string()),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('priorities-set'),
    ...header,
    priorities: z.array(prioritySchema),
  }),
  z.strictObject({
    kind: z.literal('severity-set'),
    ...header,
    from: severitySchema.optional(),
    level: severitySchema,
    provisional: z.boolean(),
    graveImpact: z.boolean(),
    reason: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('times-corrected'),
    ...header,
    occurredAt: instantSchema.optional(),
    firstPublicAt: instantSchema.optional(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('assigned'),
    ...header,
    assignee: personSchema,
    department: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('claimed'), ...header }),
  z.strictObject({ kind: z.literal('unclaimed'), ...header }),
  z.strictObject({
    kind: z.literal('lead-set'),
    ...header,
    lead: leadSchema,
    coDepartments: z.array(departmentRefSchema),
  }),
  z.strictObject({
    kind: z.literal('stage-moved'),
    ...header,
    from: stageSchema,
    to: stageSchema,
    /** Row of the transition table, e.g. `T3`. */
    transition: z.string(),
    reason: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('fast-tracked'), ...header, reason: z.string() }),
  z.strictObject({
    kind: z.literal('consultation-started'),
    ...header,
    id: z.string(),
    question: z.string(),
    invitees: z.array(departmentRefSchema),
  }),
  z.strictObject({
    kind: z.literal('consultation-answered'),
    ...header,
    id: z.string(),
    department: z.string(),
    opinion: z.string(),
    ...stanceFields,
  }),
  z.strictObject({
    kind: z.literal('reply-expired'),
    ...header,
    id: z.string(),
    department: z.string(),
  }),
  z.strictObject({
    kind: z.literal('reply-waived'),
    ...header,
    id: z.string(),
    department: z.string(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('consultation-closed'),
    ...header,
    id: z.string(),
    minutes: z.string(),
  }),
  z.strictObject({ kind: z.literal('proposed'), ...header, content: proposalSchema }),
  z.strictObject({ kind: z.literal('proposal-declined'), ...header, reason: z.string() }),
  z.strictObject({ kind: z.literal('determined'), ...header, judgment: judgmentSchema }),
  z.strictObject({
    kind: z.literal('dismissed'),
    ...header,
    reason: z.string(),
    proposer: personSchema,
  }),
  z.strictObject({
    kind: z.literal('reopened'),
    ...header,
    reason: z.string(),
    /** What the new cycle's clocks count from. */
    anchor: instantSchema,
    itemId: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('merge-reserved'), ...header, sourceId: z.string() }),
  z.strictObject({
    kind: z.literal('merged'),
    ...header,
    targetId: z.string(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('absorbed'),
    ...header,
    sourceId: z.string(),
    itemIds: z.array(z.string()),
    storyIds: z.array(z.string()),
    anchor: instantSchema,
  }),
  z.strictObject({
    kind: z.literal('unmerged'),
    ...header,
    itemIds: z.array(z.string()),
    reason: z.string(),
  }),
  z.strictObject({ kind: z.literal('released'), ...header, sourceId: z.string() }),
] as const;
