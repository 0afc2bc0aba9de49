import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { buildBenches } from './built.ts';
import type { BenchRow } from './row.ts';

const run = promisify(execFile);

/** The flow as an installed office runs it. */
export async function benchFlowAsBuilt(): Promise<BenchRow[]> {
  const module = pathToFileURL(join(await buildBenches(), 'flow.js')).href;
  const script = `const { benchFlow } = await import('${module}'); console.log(JSON.stringify(await benchFlow()));`;
  const { stdout } = await run(process.execPath, [
    '--max-semi-space-size=64',
    '--input-type=module',
    '--eval',
    script,
  ]);
  return JSON.parse(stdout);
}
