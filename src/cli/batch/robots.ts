import { z } from 'zod';
import { isAllowed, parseRobots } from '../../domain/robots.ts';
import { openJsonLinesWriter, readRows, rowOf } from './jsonl.ts';

// Cases carry further fields (source, licence, the expected verdict) that are none of our business.
const robotsCaseSchema = z.object({
  name: z.string(),
  robots_b64: z.base64(),
  checks: z.array(z.object({ agent: z.string(), url: z.string() })),
});

/** The verdicts of one robots.txt on its checks, in the same order. */
interface RobotsVerdicts {
  name: string;
  allowed: boolean[];
}

function verdictsOf({
  name,
  robots_b64: encoded,
  checks,
}: z.infer<typeof robotsCaseSchema>): RobotsVerdicts {
  const policy = parseRobots(Buffer.from(encoded, 'base64').toString('utf8'));
  return { name, allowed: checks.map(({ agent, url }) => isAllowed(policy, agent, url)) };
}

/**
 * `huiying robots --in CASES.jsonl[.gz] --out FILE`: one row of verdicts per case `{name, robots_b64, checks}`, in
 * order. A row of another shape throws `message-invalid`.
 */
export async function runRobotsBatch(options: {
  inFile: string;
  outFile: string;
}): Promise<{ rows: number }> {
  const writer = openJsonLinesWriter(options.outFile);
  let rows = 0;
  for await (const row of readRows(options.inFile, rowOf(robotsCaseSchema))) {
    await writer.write(verdictsOf(row));
    rows += 1;
  }
  await writer.close();
  return { rows };
}
