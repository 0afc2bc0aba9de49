import { z } from 'zod';
import { personSchema } from '../actor.ts';
import { instantSchema } from '../time.ts';

export const departmentRefSchema = z.strictObject({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
});

/** Where a department stands on the question; 不属我部门 names whose it is. */
export const stances = ['同意', '不同意', '补充', '不属我部门'] as const;

/** What a reply says beside its words; absent on replies from outside and from before it was asked. */
export const stanceFields = {
  stance: z.enum(stances).optional(),
  /** The department that the matter belongs to instead; only with 不属我部门. */
  belongsTo: departmentRefSchema.optional(),
};

export const replyStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('awaited') }),
  z.strictObject({
    kind: z.literal('answered'),
    at: instantSchema,
    by: personSchema,
    opinion: z.string(),
    ...stanceFields,
  }),
  /** 未回复: asked, and silent until the consultation closed. */
  z.strictObject({ kind: z.literal('expired'), at: instantSchema }),
  z.strictObject({
    kind: z.literal('waived'),
    at: instantSchema,
    by: personSchema,
    reason: z.string(),
  }),
]);

/** One round of 会商: who was asked what, and what each said. */
export const consultationSchema = z.strictObject({
  /** `k1`, `k2` … within the case. */
  id: z.string(),
  cycle: z.number().int().min(1),
  question: z.string(),
  convenedAt: instantSchema,
  convenedBy: personSchema,
  invitees: z.array(z.strictObject({ department: departmentRefSchema, reply: replyStateSchema })),
  closed: z.strictObject({ at: instantSchema, by: personSchema, minutes: z.string() }).optional(),
});
export type Consultation = z.infer<typeof consultationSchema>;
