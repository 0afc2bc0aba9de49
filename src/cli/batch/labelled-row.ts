import { z } from 'zod';
import { sourceTierSchema } from '../../domain/source.ts';
import type { LabelledText } from '../../understanding/model/labelled-text.ts';
import { judgedPriorities } from '../../understanding/tagging/weigh-in-model.ts';
import { rowOf } from './jsonl.ts';

export const batchTasks = ['tags', 'rumor', 'dept7'] as const;
export type BatchTask = (typeof batchTasks)[number];

// Rows carry what else their set has; only what is named here is read.
const textRowSchema = z.object({ id: z.string(), title: z.string().default(''), text: z.string() });
const labelledRowSchema = textRowSchema.extend({
  labels: z.array(z.string()).optional(),
  source: z.string().default(''),
  /** The type of the source, as the office's sources name it. */
  tier: sourceTierSchema.optional(),
  rumor: z.number().nullish(),
  domain: z.string().nullish(),
  dept7: z.string().nullish(),
  /** What an analyst decided of single priorities; the others stay unknown. */
  corrected: z.record(z.string(), z.boolean()).optional(),
});
type LabelledRow = z.infer<typeof labelledRowSchema>;

/** What may be read of a row when predicting: never a label. */
export type TextRow = z.infer<typeof textRowSchema>;

/** The row's id, title and text; throws `message-invalid` with what is wrong. */
export const readTextRow: (row: unknown) => TextRow = rowOf(textRowSchema);

/** The row with what it tells of the task's labels; what it cannot tell is unknown, not false. */
export function readLabelledRow(task: BatchTask, row: unknown): LabelledText & { source: string } {
  const labelled = rowOf(labelledRowSchema)(row);
  const { title, text, source, tier } = labelled;
  return { title, text, source, tier, labels: labelsOf(task, labelled) };
}

function labelsOf(task: BatchTask, row: LabelledRow): Record<string, boolean> {
  switch (task) {
    case 'tags':
      return priorityLabels(row);
    case 'rumor':
      return row.rumor === 0 || row.rumor === 1 ? { rumor: row.rumor === 1 } : {};
    case 'dept7':
      return row.dept7 ? { [row.dept7]: true } : {};
  }
}

const ordinaryDomains = new Set(['文体娱乐', '财经商业', '科技']);

/**
 * A row without labels tells only that it is no rumour. A rumour tells of other priorities only where its
 * domain does: 灾难事故 is P4, an ordinary domain is none of them.
 */
function priorityLabels(row: LabelledRow): Record<string, boolean> {
  const { labels, rumor, domain, corrected } = row;
  if (corrected) return corrected;
  if (!labels) return {};
  const isAccident = rumor === 1 && domain === '灾难事故';
  const tellsOnlyRumour =
    labels.length === 0 ||
    (rumor === 1 && labels.includes('P6') && !ordinaryDomains.has(domain ?? ''));
  const known: Record<string, boolean> = {};
  for (const priority of judgedPriorities) {
    if (labels.includes(priority) || (priority === 'P4' && isAccident)) known[priority] = true;
    else if (priority === 'P6' || !tellsOnlyRumour) known[priority] = false;
  }
  return known;
}
