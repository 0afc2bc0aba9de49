import { z } from 'zod';

/** Where a case stands: the five stages, and the three ways to rest (seed 000 二(二)3). */
export const stages = [
  '收集',
  '会商',
  '研判',
  '回应',
  '评估',
  '归档',
  '已合并',
  '不予立案',
] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

const liveStages: readonly Stage[] = ['收集', '会商', '研判', '回应', '评估'];

/** Whether a case in this stage still asks for work: not archived, merged or dismissed. */
export function isLive(stage: Stage): boolean {
  return liveStages.includes(stage);
}
