import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildBench } from './built.ts';

const composeSchema = z.object({
  services: z.object({
    classifier: z.object({ entrypoint: z.tuple([z.literal('node')], z.string()) }),
  }),
});

/** Starts copies of a bench's worker as `docker-compose.yml` starts a classifier: compiled, by the same flags of Node. */
export async function openStarter(
  name: string,
): Promise<(...args: readonly string[]) => ChildProcess> {
  const compose = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true });
  const { entrypoint } = composeSchema.parse(compose).services.classifier;
  const execArgv = entrypoint.slice(1, -1);
  const file = await buildBench(name);
  return (...args) => fork(file, args, { execArgv });
}
