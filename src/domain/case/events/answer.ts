import { z } from 'zod';
import { externalScoreSchema, indicatorSchema } from '../../evaluation.ts';
import { rubricScoresSchema } from '../../evaluation/rubric.ts';
import { gateSchema, publicitySchema } from '../../response.ts';
import { instantSchema } from '../../time.ts';
import { dispositionSchema } from '../disposition.ts';
import { header } from './header.ts';

/** Drafting, signing, publishing, reporting, referring and evaluating. */
export const answerEventSchemas = [
  z.strictObject({
    kind: z.literal('draft-submitted'),
    ...header,
    draftId: z.string(),
    revision: z.number().int(),
    title: z.string(),
    body: z.string(),
    publicity: publicitySchema.optional(),
    closes: z.array(dispositionSchema),
    coSigners: z.array(z.string()),
    hash: z.string(),
  }),
  z.strictObject({
    kind: z.literal('gate-signed'),
    ...header,
    draftId: z.string(),
    draftHash: z.string(),
    gate: gateSchema,
    department: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('draft-returned'),
    ...header,
    draftId: z.string(),
    gate: gateSchema,
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('draft-withdrawn'),
    ...header,
    draftId: z.string(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('publish-requested'),
    ...header,
    publicationId: z.string(),
    draftId: z.string(),
    draftHash: z.string(),
    channel: z.string(),
  }),
  z.strictObject({
    kind: z.literal('publish-confirmed'),
    ...header,
    publicationId: z.string(),
    url: z.string(),
    seenAt: instantSchema,
    snapshotHash: z.string(),
  }),
  z.strictObject({
    kind: z.literal('publish-failed'),
    ...header,
    publicationId: z.string(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('publication-corrected'),
    ...header,
    publicationId: z.string(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('page-checked'),
    ...header,
    publicationId: z.string(),
    checkedAt: instantSchema,
    page: z.enum(['present', 'changed', 'vanished']),
  }),
  z.strictObject({
    kind: z.literal('conference-held'),
    ...header,
    heldAt: instantSchema,
    spokesperson: z.string(),
    link: z.string(),
  }),
  z.strictObject({ kind: z.literal('conference-waived'), ...header, reason: z.string() }),
  z.strictObject({
    kind: z.literal('reported-upward'),
    ...header,
    to: z.string(),
    summary: z.string(),
  }),
  z.strictObject({
    kind: z.literal('handed-over'),
    ...header,
    id: z.string(),
    to: z.enum(['公安机关', '网信部门']),
    claim: z.string(),
    refutation: z.string(),
  }),
  z.strictObject({
    kind: z.literal('receipt-recorded'),
    ...header,
    id: z.string(),
    number: z.string(),
    receivedAt: instantSchema,
  }),
  z.strictObject({ kind: z.literal('referral-declined'), ...header, reason: z.string() }),
  z.strictObject({ kind: z.literal('handling-ended'), ...header }),
  z.strictObject({
    kind: z.literal('praised'),
    ...header,
    department: z.string(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('assessed'),
    ...header,
    indicators: z.array(indicatorSchema),
    rubric: rubricScoresSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('external-score-recorded'),
    ...header,
    ...externalScoreSchema.shape,
  }),
  z.strictObject({
    kind: z.literal('evaluation-signed'),
    ...header,
    measured: z.array(indicatorSchema),
  }),
] as const;
