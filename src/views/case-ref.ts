import { z } from 'zod';
import type { Case } from '../domain/case/case.ts';
import { stageSchema } from '../domain/case/stage.ts';
import { instantSchema } from '../domain/time.ts';

/** A case as a list names it. */
export const caseRefSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  stage: stageSchema,
  stageSince: instantSchema,
  /** Its lead department. */
  department: z.string().optional(),
});
export type CaseRef = z.infer<typeof caseRefSchema>;

/** What is needed of a case to name it. */
export type CaseRefFacts = Pick<Case, 'id' | 'number' | 'title' | 'stage' | 'stageSince' | 'lead'>;

/** What a list says of a case. */
export function refOf({ id, number, title, stage, stageSince, lead }: CaseRefFacts): CaseRef {
  return {
    id,
    number,
    title,
    stage,
    stageSince,
    ...(lead && { department: lead.department.name }),
  };
}
