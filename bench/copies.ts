import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildBenches } from './built.ts';

const composeSchema = z.object({
  services: z.object({
    classifier: z.object({ entrypoint: z.tuple([z.literal('node')], z.string()) }),
  }),
});

/** Starts a copy of the worker of this name in the folder of benches. */
export type Starter = (name: string, ...args: readonly string[]) => ChildProcess;

/** Copies start as `docker-compose.yml` starts a classifier: compiled, by the same flags of Node. */
export async function openStarter(): Promise<Starter> {
  const compose = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true });
  const { entrypoint } = composeSchema.parse(compose).services.classifier;
  const execArgv = entrypoint.slice(1, -1);
  const folder = await buildBenches();
  return (name, ...args) => fork(join(folder, `${name}.js`), args, { execArgv });
}
