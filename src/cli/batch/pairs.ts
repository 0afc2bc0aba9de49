import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { openPairLikeness } from '../../understanding/stories/pair-likeness.ts';
import { storiesOf } from './group.ts';
import { openJsonLinesWriter, readRows, rowOf } from './jsonl.ts';
import { readTextRow, type TextRow } from './labelled-row.ts';

const pairSchema = z.object({ a: z.string(), b: z.string() });

/**
 * `huiying pairs`: for each pair of ids the `score` (0–1, from .5 on the same story) and the `label`. Throws
 * `message-invalid` for a bad row or an id that is not among the documents.
 */
export async function runPairs(options: {
  /** The documents. */
  inFile: string;
  pairsFile: string;
  outFile: string;
}): Promise<{ rows: number }> {
  const documents = new Map<string, TextRow>();
  for await (const document of readRows(options.inFile, readTextRow)) {
    documents.set(document.id, document);
  }
  const likeness = openPairLikeness([...documents.values()]);
  const stories = storiesOf([...documents.values()]);
  const writer = openJsonLinesWriter(options.outFile);
  let rows = 0;
  for await (const pair of readRows(options.pairsFile, rowOf(pairSchema))) {
    const [a, b] = [documents.get(pair.a), documents.get(pair.b)];
    if (a === undefined || b === undefined)
      throw new AppError('message-invalid', `pair ${rows + 1}: expected ids of two documents`);
    const score = likeness(a, b, stories.get(a.id) === stories.get(b.id));
    await writer.write({ a: a.id, b: b.id, score, label: score >= 0.5 ? 1 : 0 });
    rows += 1;
  }
  await writer.close();
  return { rows };
}
