import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { instantSchema, type Instant } from '../domain/time.ts';

const stateSchema = z.strictObject({
  /** When the demonstration began: the pages' times count from it. */
  startedAt: instantSchema,
  /** What its clock showed last: a second start goes on from there, so that no deadline runs backwards. */
  leftAt: instantSchema,
});
export type DemoState = z.infer<typeof stateSchema>;

const fileName = 'demonstration.json';

/** The state of an earlier demonstration in this folder; `undefined` when there was none. */
export async function readDemoState(directory: string): Promise<DemoState | undefined> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(join(directory, fileName), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function writeDemoState(
  directory: string,
  startedAt: Instant,
  leftAt: Instant,
): Promise<void> {
  await writeFile(join(directory, fileName), JSON.stringify({ startedAt, leftAt }));
}

/** Removes an earlier demonstration with everything that it stored. */
export async function forgetDemo(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
}
