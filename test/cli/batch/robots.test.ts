import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { expect, it, onTestFinished } from 'vitest';
import { readJsonLines } from '../../../src/cli/batch/jsonl.ts';
import { runRobotsBatch } from '../../../src/cli/batch/robots.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'huiying-robots-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

it('gives one verdict per check, in order', async () => {
  const inFile = join(folder(), 'cases.jsonl');
  const outFile = join(folder(), 'verdicts.jsonl');
  const url = 'https://www.qinghe.example';
  writeFileSync(
    inFile,
    JSON.stringify({
      name: 'one',
      robots_b64: Buffer.from('User-agent: *\nDisallow: /a').toString('base64'),
      checks: [
        { agent: 'HuiyingBot', url: `${url}/a` },
        { agent: 'HuiyingBot', url: `${url}/b` },
      ],
    }),
  );
  expect(await runRobotsBatch({ inFile, outFile })).toEqual({ rows: 1 });
  expect(readFileSync(outFile, 'utf8')).toBe('{"name":"one","allowed":[false,true]}\n');
});

it('names the row and field that is wrong', async () => {
  const inFile = join(folder(), 'cases.jsonl');
  writeFileSync(inFile, '{"name":"one","robots_b64":"","checks":7}');
  const run = runRobotsBatch({ inFile, outFile: join(folder(), 'out.jsonl') });
  await expect(run).rejects.toThrow(/cases\.jsonl:1: .*checks/s);
});

const shared =
  process.env['HUIYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const cases = join(shared, 'extraction/dev/robots/cases.jsonl.gz');
const isAbsent = !existsSync(cases);
const caseSchema = z.object({ checks: z.array(z.object({ allowed: z.boolean() })) });

it.skipIf(isAbsent)(
  `agrees with Google's matcher on real files${isAbsent ? ' (skipped: no shared data here)' : ''}`,
  async () => {
    const outFile = join(folder(), 'verdicts.jsonl');
    await runRobotsBatch({ inFile: cases, outFile });
    const verdicts = readFileSync(outFile, 'utf8').trimEnd().split('\n');
    let at = 0;
    for await (const row of readJsonLines(cases)) {
      const expected = caseSchema.parse(row).checks.map(({ allowed }) => allowed);
      expect(JSON.parse(verdicts[at] ?? '')).toMatchObject({ allowed: expected });
      at += 1;
    }
  },
);
