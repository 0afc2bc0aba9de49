import { z } from 'zod';
import { personSchema, type Actor, type Role } from './actor.ts';
import { departmentRefSchema } from './case/consultation.ts';
import type { RegisteredPolicy } from './policy-register.ts';
import { dayMs, instantSchema, type Instant } from './time.ts';
import type { NewWatch } from './watch.ts';

const text = z.string().trim().min(1).max(2000);
const act = { at: instantSchema, by: personSchema };

/** 舆情风险评估 before a policy is issued (seed 004 二(三)8). */
export const riskAssessmentSchema = z.strictObject({
  level: z.enum(['高', '中', '低']),
  /** What people may object to or misunderstand. */
  concerns: z.array(text).min(1).max(20),
  conclusion: text,
});

/** 应对处置预案 (seed 004 二(三)8). */
export const responsePlanSchema = z.strictObject({
  measures: z.array(text).min(1).max(20),
  /** Who speaks, and who is reached at once. */
  spokesperson: text,
});

/** 解读方案 and 解读材料, prepared with the policy itself (seed 003 二(二)2). */
export const interpretationSchema = z.strictObject({
  /** Must be the drafting department: 谁起草、谁解读. */
  department: departmentRefSchema,
  scheme: text,
  materials: z.array(text).min(1).max(20),
});

/** Where the policy and its interpretation were published, together. */
export const issuanceSchema = z.strictObject({
  /** 文号. */
  number: z.string().trim().min(2).max(100),
  url: z.url({ protocol: /^https?$/ }),
  interpretationUrl: z.url({ protocol: /^https?$/ }),
});

/** One further interpretation while the policy is carried out. */
export const furtherInterpretationSchema = z.strictObject({
  form: z.enum(['新闻发布会', '解读文章', '媒体采访', '在线访谈', '图解', '其他']),
  subject: text,
  url: z.url({ protocol: /^https?$/ }),
});

/** By what a policy is found in texts; people go on inventing names after it is issued. */
const policyWords = {
  /** Other names that people use. */
  aliases: z.array(z.string().trim().min(2).max(50)).max(10),
  /** What it is about, and what it does about that: together they tell of the policy where nobody names it. */
  entities: z.array(z.string().trim().min(2).max(50)).max(20).optional(),
  measures: z.array(z.string().trim().min(2).max(50)).max(20).optional(),
  /** 文号, as far as it is known before issue. */
  number: z.string().trim().min(2).max(100).optional(),
};

export const newPolicySchema = z.strictObject({
  title: z.string().trim().min(2).max(200),
  ...policyWords,
  /** `YYYY-MM-DD`, the day on which it is to be issued. */
  plannedFor: z.iso.date().optional(),
  draftedBy: departmentRefSchema,
  /** 重要改革措施、涉及群众切身利益或容易引起社会关注: risk assessment and plan are due (seed 004 二(三)8). */
  isSensitive: z.boolean(),
});
export type NewPolicy = z.infer<typeof newPolicySchema>;

/** A policy from its draft to its repeated interpretation. */
export const trackedPolicySchema = z.strictObject({
  id: z.string(),
  version: z.number().int().min(1),
  ...newPolicySchema.shape,
  registered: z.strictObject(act),
  risk: z.strictObject({ ...act, ...riskAssessmentSchema.shape }).optional(),
  plan: z.strictObject({ ...act, ...responsePlanSchema.shape }).optional(),
  interpretation: z.strictObject({ ...act, ...interpretationSchema.shape }).optional(),
  issued: z.strictObject({ ...act, ...issuanceSchema.shape }).optional(),
  interpretations: z.array(z.strictObject({ ...act, ...furtherInterpretationSchema.shape })),
  /** Who has changed the words by which it is found, oldest first; absent while nobody has. */
  amended: z.array(z.strictObject(act)).optional(),
  /** When the latest reminder to interpret again was due. */
  remindedOf: instantSchema.optional(),
});
export type TrackedPolicy = z.infer<typeof trackedPolicySchema>;

/** One step on the way of a policy. */
export const policyStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assess-risk'), risk: riskAssessmentSchema }),
  z.strictObject({ kind: z.literal('plan'), plan: responsePlanSchema }),
  z.strictObject({ kind: z.literal('interpret'), interpretation: interpretationSchema }),
  z.strictObject({ kind: z.literal('issue'), issuance: issuanceSchema }),
  z.strictObject({ kind: z.literal('interpret-again'), further: furtherInterpretationSchema }),
  z.strictObject({ kind: z.literal('amend-words'), words: z.strictObject(policyWords) }),
]);
export type PolicyStep = z.infer<typeof policyStepSchema>;

/** What people do with a policy. */
export const policyActs = [
  'register',
  'assess-risk',
  'plan',
  'interpret',
  'issue',
  'interpret-again',
  'amend-words',
] as const satisfies ('register' | PolicyStep['kind'])[];
export type PolicyAct = (typeof policyActs)[number];

/** Why a step is refused; each missing part with the clause that asks for it. */
export interface PolicyRefused {
  kind: 'refused';
  reason:
    | 'not-permitted'
    | 'policy-missing'
    | 'policy-exists'
    | 'policy-returned'
    | 'policy-issued'
    | 'policy-not-issued';
  message: string;
  missing: readonly { what: string; clause: string }[];
}

export function refusePolicy(
  reason: PolicyRefused['reason'],
  message: string,
  missing: PolicyRefused['missing'] = [],
): PolicyRefused {
  return { kind: 'refused', reason, message, missing };
}

/** Who may take which step; a leader signs policy and interpretation together (seed 003 二(二)2). */
export const policyRoles: Record<PolicyAct, readonly Role[]> = {
  register: ['handler', 'department-head', 'coordinator', 'office-head'],
  'assess-risk': ['handler', 'department-head', 'coordinator', 'office-head'],
  plan: ['handler', 'department-head', 'coordinator', 'office-head'],
  interpret: ['handler', 'department-head'],
  issue: ['leader', 'principal'],
  'interpret-again': ['handler', 'department-head', 'publisher', 'coordinator', 'office-head'],
  'amend-words': ['analyst', 'handler', 'department-head', 'coordinator', 'office-head'],
};

/** Whether somebody with these roles may do it. */
export function mayPolicy({ roles }: Pick<Actor, 'roles'>, act: PolicyAct): boolean {
  return roles.some((role) => policyRoles[act].includes(role));
}

/** Huiying defaults (内部口径): no seed states how long or how often. */
const trackedMs = 180 * dayMs;
const interpretAgainMs = 30 * dayMs;

/** As people read them: the document's title and the article. */
export const policyClauses = {
  risk: '《2019年临沂市文化和旅游局政务公开工作要点及实施方案》二（三）8',
  interpretation: '《山西省林业厅全面推进政务公开工作实施方案》二（二）2',
  whoDrafts:
    '《山西省林业厅全面推进政务公开工作实施方案》二（二）1;《山西省文化厅全面推进政务公开工作实施方案暨2017年政务公开工作要点》二（一）',
} as const;

/** The policy after a step, or the refusal that names all that is missing. */
export function afterStep(
  policy: TrackedPolicy,
  step: PolicyStep,
  { actor, now }: { actor: Actor; now: Instant },
): TrackedPolicy | PolicyRefused {
  const signed = { at: now, by: { id: actor.id, name: actor.name } };
  const next = { ...policy, version: policy.version + 1 };
  if (step.kind === 'interpret-again') {
    const again = { ...signed, ...step.further };
    return policy.issued === undefined
      ? refusePolicy('policy-not-issued', `《${policy.title}》尚未印发，请先完成印发`)
      : { ...next, interpretations: [...policy.interpretations, again] };
  }
  if (step.kind === 'amend-words')
    return { ...next, ...step.words, amended: [...(policy.amended ?? []), signed] };
  if (policy.issued !== undefined)
    return refusePolicy('policy-issued', `《${policy.title}》已印发（${policy.issued.number}）`);
  switch (step.kind) {
    case 'assess-risk':
      return { ...next, risk: { ...signed, ...step.risk } };
    case 'plan':
      return { ...next, plan: { ...signed, ...step.plan } };
    case 'interpret':
      return { ...next, interpretation: { ...signed, ...step.interpretation } };
    case 'issue': {
      const missing = missingBeforeIssue(policy);
      return missing.length > 0
        ? returned(policy, missing)
        : { ...next, issued: { ...signed, ...step.issuance } };
    }
  }
}

/** All that still keeps the policy from being issued, each with its clause. */
export function missingBeforeIssue(policy: TrackedPolicy): { what: string; clause: string }[] {
  const { isSensitive, risk, plan, interpretation, draftedBy } = policy;
  const checks: [boolean, string, string][] = [
    [isSensitive && risk === undefined, '舆情风险评估', policyClauses.risk],
    [isSensitive && plan === undefined, '应对处置预案', policyClauses.risk],
    [interpretation === undefined, '解读方案和解读材料', policyClauses.interpretation],
    [
      interpretation !== undefined && interpretation.department.id !== draftedBy.id,
      `由起草部门（${draftedBy.name}）作出的解读`,
      policyClauses.whoDrafts,
    ],
  ];
  return checks.flatMap(([isMissing, what, clause]) => (isMissing ? [{ what, clause }] : []));
}

/** How the policy is found in texts from the minute that it is entered; a title counts by the document it quotes too. */
export function registeredPolicy(policy: TrackedPolicy): RegisteredPolicy {
  const { id, title, aliases, number, issued, entities = [], measures = [] } = policy;
  const quoted = [...title.matchAll(/《([^《》]{4,100})》/gu)].flatMap(([, name]) => name ?? []);
  const known = [number, issued?.number].filter((one) => one !== undefined);
  const numbers = [...new Set(known)];
  return { id, name: title, aliases: [...aliases, ...quoted], numbers, entities, measures };
}

/** The watch that follows an issued policy; `undefined` before. */
export function trackingWatch(policy: TrackedPolicy): NewWatch | undefined {
  const { id, title, aliases, issued } = policy;
  if (issued === undefined) return undefined;
  // a quote within a name would end the phrase, and a phrase has at most 100 characters
  const phrases = [title, issued.number, ...aliases].map(
    (name) => `"${name.replaceAll('"', ' ').trim().slice(0, 100)}"`,
  );
  return {
    name: `政策跟踪：${title}`.slice(0, 100),
    kind: '政策跟踪',
    topic: phrases.join(' 或 '),
    from: issued.at,
    until: issued.at + trackedMs,
    rule: { kind: 'open', priorities: ['P1'] },
    policyId: id,
  };
}

/** When the policy is to be interpreted again (seed 003 二(二)2: 分段、多次、持续); `undefined` once it is over. */
export function nextInterpretationAt(policy: TrackedPolicy): Instant | undefined {
  if (policy.issued === undefined) return undefined;
  const last = policy.interpretations.at(-1)?.at ?? policy.issued.at;
  const dueAt = last + interpretAgainMs;
  return dueAt < policy.issued.at + trackedMs ? dueAt : undefined;
}

function returned({ title }: TrackedPolicy, missing: PolicyRefused['missing']): PolicyRefused {
  const parts = missing.map(({ what, clause }) => `${what}（${clause}）`).join('、');
  return refusePolicy('policy-returned', `退文：《${title}》尚缺${parts}，补齐后再报`, missing);
}
