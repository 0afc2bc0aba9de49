import { z } from 'zod';
import { fromIso, type Instant } from '../../domain/time.ts';
import { openStoryIndex, type StoryDocument } from '../../understanding/stories/story-index.ts';
import { termPriorOf } from '../../understanding/stories/term-prior.ts';
import { termsOf } from '../../understanding/stories/terms.ts';
import { openJsonLinesWriter, readRows } from './jsonl.ts';
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
  const readDocument = (row: unknown): StoryDocument => {
    const time = options.noTime ? undefined : timeOf(row);
    return { ...readTextRow(row), ...(time !== undefined && { time }) };
  };
  for await (const document of readRows(options.inFile, readDocument)) {
    documents.push(document);
  }
  const writer = openJsonLinesWriter(options.outFile);
  for (const [id, cluster] of storiesOf(documents)) await writer.write({ id, cluster });
  await writer.close();
  return { rows: documents.length };
}

/** Rounds in which every document is decided again, now that all are known. */
const rounds = 3;

/** The story of each document by its id, in order. */
export function storiesOf(documents: readonly StoryDocument[]): Map<string, string> {
  const capacity = Math.max(1, documents.length);
  // a whole file teaches more about Chinese than a dictionary does, and less about English
  const isEnglish =
    documents.filter((document) => termsOf(document).areWords).length * 2 > documents.length;
  const stories = openStoryIndex({ capacity, ...(isEnglish && { prior: termPriorOf('') }) });
  if (!isEnglish) for (const document of documents) stories.learn(document);
  for (const document of documents) stories.assign(document);
  for (let round = 1; round < rounds; round += 1)
    for (const document of documents) stories.reconsider(document);
  return new Map(documents.map((document) => [document.id, stories.reconsider(document).story]));
}

function timeOf(row: unknown): Instant | undefined {
  const time = timedRowSchema.safeParse(row).data?.time;
  return time === undefined ? undefined : fromIso(time);
}
