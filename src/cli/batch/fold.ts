import { openRepostIndex } from '../../understanding/reposts/repost-index.ts';
import { openJsonLinesWriter, readRows } from './jsonl.ts';
import { readTextRow } from './labelled-row.ts';

/**
 * `huiying fold`: for each row, in stream order, the id of the earlier row whose text it repeats (`dup_of`,
 * else null) and its `group`. Throws `message-invalid` for a bad row.
 */
export async function runFold(options: {
  inFile: string;
  outFile: string;
}): Promise<{ rows: number }> {
  const reposts = openRepostIndex();
  const writer = openJsonLinesWriter(options.outFile);
  let rows = 0;
  for await (const document of readRows(options.inFile, readTextRow)) {
    const { repostOf, group } = reposts.fold(document);
    await writer.write({ id: document.id, dup_of: repostOf ?? null, group });
    rows += 1;
  }
  await writer.close();
  return { rows };
}
