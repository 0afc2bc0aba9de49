import { execFile } from 'node:child_process';
import { rm, symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { BenchRow } from './row.ts';

const run = promisify(execFile);
const built = resolve('node_modules/.cache/huiying/built');

/**
 * The flow as an installed office runs it: compiled by `tsc`, without the runner of the sources, which wraps every
 * function that is made.
 */
export async function benchFlowAsBuilt(): Promise<BenchRow[]> {
  await run('npx', ['tsc', '-p', 'tsconfig.bench.json']);
  // as in the image: the build looks for what ships with the program beside itself
  await rm(resolve(built, 'config'), { force: true });
  await symlink(resolve('config'), resolve(built, 'config'));
  const module = pathToFileURL(resolve(built, 'bench/flow.js')).href;
  const script = `const { benchFlow } = await import('${module}'); console.log(JSON.stringify(await benchFlow()));`;
  const { stdout } = await run(process.execPath, [
    '--max-semi-space-size=64',
    '--input-type=module',
    '--eval',
    script,
  ]);
  return JSON.parse(stdout);
}
