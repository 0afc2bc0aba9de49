import { execFile } from 'node:child_process';
import { rm, symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const built = resolve('node_modules/.cache/huiying/built');

/**
 * The folder of benches as compiled by `tsc`: without the runner of the sources, which wraps every function that is
 * made.
 */
export async function buildBenches(): Promise<string> {
  await run('npx', ['tsc', '-p', 'tsconfig.bench.json']);
  // as in the image: the build looks for what ships with the program beside itself
  await rm(resolve(built, 'config'), { force: true });
  await symlink(resolve('config'), resolve(built, 'config'));
  return resolve(built, 'bench');
}
