import { proposePolicy } from '../../understanding/tagging/propose-policy.ts';
import { openJsonLinesWriter, readRows } from './jsonl.ts';
import { readTextRow } from './labelled-row.ts';

/**
 * `huiying propose`: for each policy page a register entry with the row's id, for a person to look through. Throws
 * `message-invalid` for a bad row.
 */
export async function runPropose(options: {
  inFile: string;
  outFile: string;
}): Promise<{ rows: number }> {
  const writer = openJsonLinesWriter(options.outFile);
  let rows = 0;
  for await (const page of readRows(options.inFile, readTextRow)) {
    await writer.write({ id: page.id, ...proposePolicy(page) });
    rows += 1;
  }
  await writer.close();
  return { rows };
}
