import { z } from 'zod';
import type { Period } from '../../domain/evaluation/department-scores.ts';
import { dayMs, instantSchema, type Instant } from '../../domain/time.ts';

const instant = z.coerce.number().pipe(instantSchema);

/** From `from` up to, not including, `to`; without them the last thirty days. */
export const periodQuery = { from: instant.optional(), to: instant.optional() };

/** A period as a query names it. */
export type PeriodQuery = { [Name in keyof Period]?: Period[Name] | undefined };

const usualMs = 30 * dayMs;
const longestMs = 400 * dayMs;

/** The period that a query names, at most 400 days long. */
export function periodOf(query: PeriodQuery, now: Instant): Period {
  const { to = now } = query;
  return { from: Math.max(query.from ?? to - usualMs, to - longestMs), to };
}
