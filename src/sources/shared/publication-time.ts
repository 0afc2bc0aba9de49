import {
  dayMs,
  fromIso,
  fromShanghai,
  hourMs,
  minuteMs,
  shanghaiParts,
} from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';

/** When something was published, and how exactly the text says it. */
export interface PublicationTime {
  at: Instant;
  precision: 'day' | 'minute';
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const clock =
  '(?:(?:日|号)?[\\sT,，|]{0,3}(?:at |um |à )?[(（]?(?:星期|周)?[一二三四五六日天]?[)）]?\\s{0,3}(上午|下午|晚上|凌晨|中午)?\\s?(\\d{1,2})\\s?[:：时點点h]\\s?(\\d{2})(?:\\s?[:：分]\\s?(\\d{2}))?(?:[.,]\\d{1,9})?\\s?([ap]\\.?m\\b)?\\s?(Z\\b|UTC\\b|GMT\\b|[+-]\\d{2}:?\\d{2}(?!\\d))?)?';

const isoLike = new RegExp(
  `(?<![\\d.])((?:19|20)\\d{2})\\s?[-/.年－·]\\s?(\\d{1,2})\\s?[-/.月－·]\\s?(\\d{1,2})(?![\\d%])${clock}`,
  'i',
);
const compact =
  /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d))?(?!\d)/;
const dayMonthYear = new RegExp(
  `(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]?(?:of )?${monthName}[\\s,-]{0,3}((?:19|20)\\d{2})(?!\\d)${clock}`,
  'i',
);
const monthDayYear = new RegExp(
  `\\b${monthName}\\s?(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}((?:19|20)\\d{2})(?!\\d)${clock}`,
  'i',
);
const european = new RegExp(
  `(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?((?:19|20)\\d{2})(?!\\d)${clock}`,
  'i',
);
/** Only where the second number can be no month; else nobody can tell day from month. */
const american = new RegExp(
  `(?<![\\d./-])(\\d{1,2})[-/](1[3-9]|2\\d|3[01])[-/]((?:19|20)\\d{2})(?!\\d)${clock}`,
  'i',
);
const shortYear =
  /(?<![\d.])(\d{2})[-/年](\d{1,2})[-/月](\d{1,2})日?\s{1,3}(\d{1,2})[:：](\d{2})(?![\d年])/;
const yearless = /(?<![\d年./-])(\d{1,2})[-/月](\d{1,2})日?\s{0,3}(\d{1,2})[:：](\d{2})(?!\d)/;
const chineseNumerals =
  /([一二][〇○０零Oo一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/;

/**
 * The first date phrase of `text`, Chinese, ISO or English, read in Asia/Shanghai unless it names an offset.
 * Relative phrases count from `now`. Lunar, impossible and future dates are refused: a wrong date is worse than none.
 */
export function publicationTime(text: string, now: Instant): PublicationTime | undefined {
  const phrase = normalized(text);
  const found = fullDate(text, now) ?? relative(phrase, now) ?? withoutYear(phrase, now);
  return found && !isLunar(phrase) && isPlausible(found, now) ? found : undefined;
}

/** The first date with its year in `text`; nothing is inferred from `now`, which only refuses the future. */
export function fullDate(text: string, now: Instant): PublicationTime | undefined {
  const phrase = normalized(text);
  const found = isLunar(phrase) ? undefined : absolute(phrase);
  return found && isPlausible(found, now) ? found : undefined;
}

function normalized(text: string): string {
  return text.slice(0, 2000).normalize('NFKC').replace(/\s+/g, ' ').trim();
}

function isLunar(phrase: string): boolean {
  return /农历|阴历|農曆/.test(phrase.slice(0, 200));
}

/** A plausible time out of a count of seconds or milliseconds since 1970, as scripts state it. */
export function epochTime(digits: string, now: Instant): PublicationTime | undefined {
  if (!/^\d{10}(\d{3})?$/.test(digits)) return undefined;
  const at = digits.length === 10 ? Number(digits) * 1000 : Number(digits);
  const found: PublicationTime = { at, precision: 'minute' };
  return isPlausible(found, now) ? found : undefined;
}

function isPlausible(found: PublicationTime, now: Instant): boolean {
  const earliest = fromShanghai({ year: 1990, month: 1, day: 1 }) ?? 0;
  return found.at >= earliest && found.at <= now + hourMs;
}

function absolute(phrase: string): PublicationTime | undefined {
  const matches: { index: number; read: () => PublicationTime | undefined }[] = [];
  const add = (
    pattern: RegExp,
    order: readonly [number, number, number],
    month?: (word: string) => number,
  ) => {
    const match = pattern.exec(phrase);
    if (match) matches.push({ index: match.index, read: () => fromMatch(match, order, month) });
  };
  add(isoLike, [1, 2, 3]);
  add(dayMonthYear, [3, 2, 1], monthNumber);
  add(monthDayYear, [3, 1, 2], monthNumber);
  add(european, [3, 2, 1]);
  add(american, [3, 1, 2]);
  add(chineseNumerals, [1, 2, 3]);
  matches.sort((one, other) => one.index - other.index);
  for (const match of matches) {
    const found = match.read();
    if (found) return found;
  }
  return fromCompact(phrase) ?? fromShortYear(phrase);
}

function monthNumber(word: string): number {
  return months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function fromMatch(
  match: RegExpExecArray,
  [yearAt, monthAt, dayAt]: readonly [number, number, number],
  month: (word: string) => number = numeral,
): PublicationTime | undefined {
  const [, , , , halfDay, hour, minute, second, meridiem, offset] = match;
  const date = {
    year: numeral(match[yearAt] ?? ''),
    month: month(match[monthAt] ?? ''),
    day: numeral(match[dayAt] ?? ''),
  };
  if (hour === undefined) return atDay(date);
  const hours = fullHour(Number(hour), `${halfDay ?? ''}${meridiem ?? ''}`);
  const at = fromShanghai({
    ...date,
    hour: hours,
    minute: Number(minute),
    second: Number(second ?? 0),
  });
  if (at === undefined || hours > 23) return atDay(date);
  return { at: at + offsetShift(offset), precision: 'minute' };
}

function atDay(date: { year: number; month: number; day: number }): PublicationTime | undefined {
  const at = fromShanghai(date);
  return at === undefined ? undefined : { at, precision: 'day' };
}

function fullHour(hour: number, half: string): number {
  if (/下午|晚上|^p/i.test(half) && hour < 12) return hour + 12;
  if (/凌晨|^a/i.test(half) && hour === 12) return 0;
  return hour;
}

/** Milliseconds to add to a wall time read as Shanghai when it was stated for another offset. */
function offsetShift(offset: string | undefined): number {
  if (offset === undefined) return 0;
  const parts = /([+-])(\d{2}):?(\d{2})/.exec(offset);
  const minutes = parts
    ? (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]))
    : 0;
  return 8 * hourMs - minutes * minuteMs;
}

function fromCompact(phrase: string): PublicationTime | undefined {
  const match = compact.exec(phrase);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (hour === undefined) return atDay(date);
  const at = fromShanghai({
    ...date,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  });
  return at === undefined ? undefined : { at, precision: 'minute' };
}

function fromShortYear(phrase: string): PublicationTime | undefined {
  const match = shortYear.exec(phrase);
  if (!match) return undefined;
  const [, year, month, day, hour, minute] = match.map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const century = year >= 90 ? 1900 : 2000;
  const at = fromShanghai({
    year: century + year,
    month,
    day,
    hour: hour ?? 0,
    minute: minute ?? 0,
  });
  return at === undefined ? undefined : { at, precision: 'minute' };
}

function relative(phrase: string, now: Instant): PublicationTime | undefined {
  const ago = /(\d{1,3})\s?(秒|分钟|分鐘|小时|小時|天)\s?(?:以)?前/.exec(phrase);
  if (ago) {
    const unit = ago[2] ?? '';
    if (unit === '天') return sameDay(now - Number(ago[1]) * dayMs);
    const unitMs = unit === '秒' ? 1000 : /分/.test(unit) ? minuteMs : hourMs;
    return { at: now - Number(ago[1]) * unitMs, precision: 'minute' };
  }
  if (/^刚刚|^剛剛/.test(phrase)) return { at: now, precision: 'minute' };
  const named = /(今天|昨天|前天)\s{0,3}(?:(\d{1,2})[:：](\d{2}))?/.exec(phrase);
  if (!named) return undefined;
  const back = named[1] === '今天' ? 0 : named[1] === '昨天' ? 1 : 2;
  const day = sameDay(now - back * dayMs);
  if (!day || named[2] === undefined) return day;
  const at = day.at + Number(named[2]) * hourMs + Number(named[3]) * minuteMs;
  return { at, precision: 'minute' };
}

function sameDay(instant: Instant): PublicationTime | undefined {
  const { year, month, day } = shanghaiParts(instant);
  return atDay({ year, month, day });
}

/** A date without its year is this year's, or the last one's when that would lie ahead. */
function withoutYear(phrase: string, now: Instant): PublicationTime | undefined {
  const match = yearless.exec(phrase);
  if (!match) return undefined;
  const [, month = 0, day = 0, hour = 0, minute = 0] = match.map(Number);
  const thisYear = shanghaiParts(now).year;
  const candidates = [thisYear, thisYear - 1].map((year) =>
    fromShanghai({ year, month, day, hour, minute }),
  );
  const at = candidates.find((instant) => instant !== undefined && instant <= now + hourMs);
  return at === undefined ? undefined : { at, precision: 'minute' };
}

function numeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = '〇一二三四五六七八九';
  const digit = (char: string) => (/[○０零Oo]/.test(char) ? 0 : digits.indexOf(char));
  if (!text.includes('十')) return Number(text.replace(/./g, (char) => String(digit(char))));
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}

/** An ISO date-time with offset, as machines state it, else whatever `publicationTime` reads. */
export function machineTime(text: string, now: Instant): PublicationTime | undefined {
  const at = fromIso(text.trim());
  if (at === undefined) return epochTime(text.trim(), now) ?? publicationTime(text, now);
  const found: PublicationTime = { at, precision: 'minute' };
  return isPlausible(found, now) ? found : undefined;
}
