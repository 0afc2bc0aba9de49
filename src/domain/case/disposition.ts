import { z } from 'zod';

/** 分类处置 of seed 000 二(二)3. */
export const dispositions = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const;
export const dispositionSchema = z.enum(dispositions);
export type Disposition = z.infer<typeof dispositionSchema>;

/** What the matter is, and the only outcome that closes it (seed 000 二(二)3). */
export const dispositionOutcomes: Record<Disposition, { name: string; outcome: string }> = {
  D1: { name: '建设性意见建议', outcome: '公开吸收采纳情况' },
  D2: { name: '群众反映的实际困难', outcome: '公布研究解决情况' },
  D3: { name: '群众反映的重大问题', outcome: '发布调查处置情况' },
  D4: { name: '不了解情况、模糊认识', outcome: '发布权威信息、澄清事实' },
  D5: { name: '错误看法', outcome: '发布信息引导和纠正' },
  D6: { name: '虚假和不实信息', outcome: '及时回应并移交涉嫌违法线索' },
};

/** How the response will be given. */
export const planSchema = z.strictObject({
  /** e.g. 书面回应, 新闻发布会, 答记者问. */
  form: z.string().min(1).max(100),
  channel: z.string().min(1).max(100),
  spokesperson: z.string().min(1).max(100),
});

/** Whether what is said is so; decided by a person. */
export const truths = ['属实', '部分属实', '不属实', '待查证'] as const;

/** What 研判 found. */
export const judgmentSchema = z.strictObject({
  truth: z.enum(truths),
  dispositions: z.array(dispositionSchema).min(1),
  plan: planSchema,
  /** Why no referral to 公安/网信 is made although D6 holds; a person's decision. */
  noReferralReason: z.string().min(1).max(2000).optional(),
});
export type Judgment = z.infer<typeof judgmentSchema>;
