import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { isAllowed, parseRobots } from '../../domain/robots.ts';
import { openJsonLinesWriter, readJsonLines } from './jsonl.ts';

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

/**
 * Judges robots.txt cases `{name, robots_b64, checks: [{agent, url}]}`; a row of another shape throws
 * `message-invalid`.
 */
async function* robotsBatch(rows: AsyncIterable<unknown>): AsyncGenerator<RobotsVerdicts> {
  let number = 0;
  for await (const row of rows) {
    number += 1;
    const parsed = robotsCaseSchema.safeParse(row);
    if (!parsed.success)
      throw new AppError('message-invalid', `row ${number}: ${z.prettifyError(parsed.error)}`);
    const { name, robots_b64: encoded, checks } = parsed.data;
    const policy = parseRobots(Buffer.from(encoded, 'base64').toString('utf8'));
    yield { name, allowed: checks.map(({ agent, url }) => isAllowed(policy, agent, url)) };
  }
}

/** `huiying robots --in CASES.jsonl[.gz] --out FILE`: one row of verdicts per case, in order. */
export async function runRobotsBatch(options: {
  inFile: string;
  outFile: string;
}): Promise<{ rows: number }> {
  const writer = openJsonLinesWriter(options.outFile);
  let rows = 0;
  for await (const verdicts of robotsBatch(readJsonLines(options.inFile))) {
    await writer.write(verdicts);
    rows += 1;
  }
  await writer.close();
  return { rows };
}
