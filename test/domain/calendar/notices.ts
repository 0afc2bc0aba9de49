import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  buildCalendar,
  holidayNoticeSchema,
} from '../../../src/domain/calendar/working-calendar.ts';

const folder = join(import.meta.dirname, '../../../config/calendar');

/** The notices that ship with the product. */
export const notices = readdirSync(folder).map((file) =>
  holidayNoticeSchema.parse(parse(readFileSync(join(folder, file), 'utf8'))),
);

export const shippedCalendar = buildCalendar(notices);
