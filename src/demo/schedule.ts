import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { durationSchema } from '../domain/time.ts';

const scheduleSchema = z.strictObject({
  pages: z.array(
    z.strictObject({
      /** Below demo/site. */
      path: z.string(),
      /** What it tells, e.g. `flood`; `noise` when nothing needs an answer. */
      story: z.string(),
      /** Time of the demonstration's clock after its start; absent pages are there from the start. */
      availableAfter: durationSchema.optional(),
    }),
  ),
});

/** For each page that comes later, how many ms after the start. */
export type Schedule = ReadonlyMap<string, number>;

/** Reads demo/schedule.yaml; throws when it is not one. */
export async function readSchedule(file: string): Promise<Schedule> {
  const { pages } = scheduleSchema.parse(parse(await readFile(file, 'utf8')));
  return new Map(pages.map(({ path, availableAfter }) => [path, availableAfter ?? 0]));
}
