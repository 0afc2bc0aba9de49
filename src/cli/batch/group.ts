import { z } from 'zod';
import { fromIso, type Instant } from '../../domain/time.ts';
import { openStoryIndex, type StoryDocument } from '../../understanding/stories/story-index.ts';
import { openJsonLinesWriter, readJsonLines } from './jsonl.ts';
import { readTextRow } from './labelled-row.ts';

const timedRowSchema = z.object({ time: z.string().optional() });

/**
 * `huiying group`: the story (`cluster`) of each row, in order. The whole file is read first, to learn
 * which terms are telling. Throws `message-invalid` for a bad row.
 */
export async function runGroup(options: {
  inFile: string;
  outFile: string;
  /** Leaves the rows' times out of account. */
  noTime: boolean;
}): Promise<{ rows: number }> {
  const documents: StoryDocument[] = [];
  for await (const row of readJsonLines(options.inFile)) {
    const time = options.noTime ? undefined : timeOf(row);
    documents.push({ ...readTextRow(row), ...(time !== undefined && { time }) });
  }
  const writer = openJsonLinesWriter(options.outFile);
  for (const [id, cluster] of storiesOf(documents)) await writer.write({ id, cluster });
  await writer.close();
  return { rows: documents.length };
}

/** The story of each document by its id, in order; each is decided again when all are known. */
export function storiesOf(documents: readonly StoryDocument[]): Map<string, string> {
  const stories = openStoryIndex({ capacity: Math.max(1, documents.length) });
  for (const document of documents) stories.learn(document);
  for (const document of documents) stories.assign(document);
  return new Map(documents.map((document) => [document.id, stories.reconsider(document).story]));
}

function timeOf(row: unknown): Instant | undefined {
  const time = timedRowSchema.safeParse(row).data?.time;
  return time === undefined ? undefined : fromIso(time);
}
