import { z } from 'zod';

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
export const instantSchema = z.number().int();

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const shanghaiOffsetMs = 8 * hourMs;
const unitMs: Record<string, number> = { s: secondMs, m: minuteMs, h: hourMs, d: dayMs };

const durationExpected = 'expected a duration such as "30s", "15m", "48h" or "7d"';
/** A configured duration such as `30s`, `15m`, `48h` or `7d`, parsed to milliseconds. */
export const durationSchema = z
  .string({ error: durationExpected })
  .regex(/^[1-9]\d*[smhd]$/, { error: durationExpected })
  .transform((text) => Number(text.slice(0, -1)) * (unitMs[text.slice(-1)] ?? 0));

/** `2026-11-21T15:04:05.000Z`. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** Reads an ISO 8601 date-time that names its offset; anything else is `undefined`. */
export function fromIso(text: string): Instant | undefined {
  if (!/T.*(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** The calendar fields of an instant in Asia/Shanghai (UTC+8, no daylight saving since 1991). */
export function shanghaiParts(instant: Instant) {
  const shifted = new Date(instant + shanghaiOffsetMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    /** 0 = Sunday … 6 = Saturday. */
    weekday: shifted.getUTCDay(),
  };
}

/** The day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(instant: Instant): string {
  return toIso(instant + shanghaiOffsetMs).slice(0, 10);
}

/** `YYYY-MM-DD HH:mm` in Asia/Shanghai, as people read it here. */
export function shanghaiMinute(instant: Instant): string {
  return toIso(instant + shanghaiOffsetMs)
    .slice(0, 16)
    .replace('T', ' ');
}

export interface WallTime {
  year: number;
  /** 1–12. */
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
}

/** The instant of a wall-clock time in Asia/Shanghai; `undefined` when there is no such day or hour. */
export function fromShanghai(wall: WallTime): Instant | undefined {
  const { year, month, day, hour = 0, minute = 0, second = 0 } = wall;
  if (hour > 24 || minute > 59 || second > 59) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const check = new Date(midnight);
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return undefined;
  return midnight - shanghaiOffsetMs + ((hour * 60 + minute) * 60 + second) * secondMs;
}

/** `3小时05分`, `12分`, `2天4小时`: a length of time in words, rounded down to the minute. */
export function durationInWords(durationMs: number): string {
  const minutes = Math.floor(Math.abs(durationMs) / minuteMs);
  const days = Math.floor(minutes / (24 * 60));
  const hours = Math.floor((minutes % (24 * 60)) / 60);
  if (days > 0) return `${days}天${hours}小时`;
  if (hours > 0) return `${hours}小时${String(minutes % 60).padStart(2, '0')}分`;
  return `${minutes}分`;
}
