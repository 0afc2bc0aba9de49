import { z } from 'zod';
import { personSchema } from './actor.ts';
import { dispositionSchema } from './case/disposition.ts';
import { instantSchema } from './time.ts';

/** The four gates that every response passes, and 会签 by other departments that it names. */
export const gates = ['政治关', '政策关', '保密关', '文字关', '会签'] as const;
export const gateSchema = z.enum(gates);
export type Gate = z.infer<typeof gateSchema>;

/** 公开属性 (seed 000 四(一)): proposed by the drafter; a draft without it is returned. */
export const publicityAttributes = ['主动公开', '依申请公开', '不予公开'] as const;

/** Why information is withheld: the grounds of 政府信息公开条例 (2019) articles 14–16. */
export const withholdingGrounds = [
  '国家秘密',
  '法律法规禁止公开',
  '危及国家安全公共安全经济安全社会稳定',
  '商业秘密',
  '个人隐私',
  '内部事务信息',
  '过程性信息',
  '行政执法案卷信息',
] as const;

export const publicitySchema = z.discriminatedUnion('attribute', [
  z.strictObject({ attribute: z.literal('主动公开') }),
  z.strictObject({ attribute: z.literal('依申请公开'), reason: z.string().min(1).max(500) }),
  z.strictObject({
    attribute: z.literal('不予公开'),
    ground: z.enum(withholdingGrounds),
    reason: z.string().min(1).max(500),
  }),
]);
export type Publicity = z.infer<typeof publicitySchema>;

/** One signature under one exact text. */
export const signatureSchema = z.strictObject({
  gate: gateSchema,
  /** The co-signing department; only with 会签. */
  department: z.string().optional(),
  by: personSchema,
  at: instantSchema,
  draftHash: z.string(),
});

/** A response on its way to the public. Any edit changes its hash and voids every signature. */
export const draftSchema = z.strictObject({
  /** `d1`, `d2` … within the case. */
  id: z.string(),
  revision: z.number().int().min(1),
  title: z.string(),
  body: z.string(),
  publicity: publicitySchema.optional(),
  /** The dispositions that its publication closes. */
  closes: z.array(dispositionSchema),
  /** Other departments that the text names: each must co-sign 会签. */
  coSigners: z.array(z.string()),
  /** SHA-256 of all of the above that readers or signers see. */
  hash: z.string(),
  /** Everybody who wrote in it; none of them may sign it. */
  drafters: z.array(personSchema).min(1),
  submittedAt: instantSchema,
  signatures: z.array(signatureSchema),
  /** Set while the drafter has to work on it again 退文. */
  returned: z
    .strictObject({ at: instantSchema, by: personSchema, gate: gateSchema, reason: z.string() })
    .optional(),
  /** Given up: neither signed nor published any more. */
  withdrawn: z.boolean(),
});
export type Draft = z.infer<typeof draftSchema>;

export const publicationStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('requested') }),
  z.strictObject({ kind: z.literal('failed'), at: instantSchema, reason: z.string() }),
  z.strictObject({
    kind: z.literal('confirmed'),
    /** When the official page was seen to carry the response: the time that stops the clock. */
    at: instantSchema,
    url: z.string(),
    snapshotHash: z.string(),
    /** What the latest look at the page found. */
    page: z.enum(['present', 'changed', 'vanished']),
    checkedAt: instantSchema,
  }),
]);

/** Publishing in two phases: requested, then confirmed on the channel (or failed). */
export const publicationSchema = z.strictObject({
  /** `p1`, `p2` … within the case. */
  id: z.string(),
  cycle: z.number().int().min(1),
  draftId: z.string(),
  draftHash: z.string(),
  title: z.string(),
  closes: z.array(dispositionSchema),
  channel: z.string(),
  requestedAt: instantSchema,
  requestedBy: personSchema,
  state: publicationStateSchema,
  /** Why a confirmed publication had to be corrected. */
  correction: z
    .strictObject({ at: instantSchema, by: personSchema, reason: z.string() })
    .optional(),
});
export type Publication = z.infer<typeof publicationSchema>;
