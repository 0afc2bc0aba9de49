import { readdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  buildCalendar,
  holidayNoticeSchema,
  type HolidayNotice,
  type WorkingCalendar,
} from '../domain/calendar/working-calendar.ts';
import type { Problem } from './problem.ts';
import { parseYamlAs, readReferenced } from './referenced-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** Joins the holiday notices of a directory, one file a notice; a directory that is not there is a problem. */
export async function readCalendar(
  from: YamlFile,
  directory: string,
  problems: Problem[],
): Promise<WorkingCalendar> {
  const notices: HolidayNotice[] = [];
  for (const name of await noticeFiles(from, directory, problems)) {
    const reference = { name: `${directory}/${name}`, from, path: ['calendar'] };
    const yaml = await readReferenced(reference, problems);
    const notice = yaml && parseYamlAs(holidayNoticeSchema, yaml, problems);
    if (notice) notices.push(notice);
  }
  return buildCalendar(notices);
}

async function noticeFiles(
  from: YamlFile,
  directory: string,
  problems: Problem[],
): Promise<string[]> {
  try {
    const names = await readdir(resolve(dirname(from.file), directory));
    return names.filter((name) => name.endsWith('.yaml')).sort();
  } catch {
    const message = `no such directory "${directory}", expected one with the State Council's holiday notices`;
    problems.push(...from.locate([{ path: ['calendar'], message }]));
    return [];
  }
}
