import type { Instant } from '../domain/time.ts';

const urgentMs = 30 * 60_000;

/**
 * How a running clock stands: 已超时, 紧急 (less than a tenth of its time or 30 minutes left), 临近 (less than a
 * quarter left) or 正常. Imports nothing, so that screens count down by the same rule.
 */
export function runningStatus(
  { anchor, dueAt }: { anchor: Instant; dueAt: Instant },
  now: Instant,
): 'overdue' | 'urgent' | 'near' | 'running' {
  const left = dueAt - now;
  if (left < 0) return 'overdue';
  if (left < Math.max((dueAt - anchor) / 10, urgentMs)) return 'urgent';
  return left < (dueAt - anchor) / 4 ? 'near' : 'running';
}
