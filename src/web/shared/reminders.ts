import type { QueueRow } from '../../views/queue-row.ts';
import { serverNow } from '../shared/server-time.ts';

/** A case that somebody wants to be reminded of; kept in this browser, it changes nothing about the case. */
interface Reminder {
  caseId: string;
  title: string;
  /** The server's time. */
  dueAt: number;
}

const storageKey = 'huiying-reminders';
const remindAfterMs = 30 * 60_000;

/** Asks to be reminded of the case in thirty minutes; gives the server's time of it. */
export function remindOf({ id, title }: Pick<QueueRow, 'id' | 'title'>): number {
  const dueAt = serverNow() + remindAfterMs;
  const others = reminders().filter(({ caseId }) => caseId !== id);
  keep([...others, { caseId: id, title, dueAt }]);
  return dueAt;
}

/** The reminders that are due, each given once. */
export function takeDueReminders(now: number): Reminder[] {
  const all = reminders();
  const due = all.filter(({ dueAt }) => dueAt <= now);
  if (due.length > 0) keep(all.filter(({ dueAt }) => dueAt > now));
  return due;
}

function reminders(): Reminder[] {
  const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
  return Array.isArray(kept) ? kept.filter(isReminder) : [];
}

function keep(all: readonly Reminder[]): void {
  localStorage.setItem(storageKey, JSON.stringify(all));
}

function isReminder(kept: unknown): kept is Reminder {
  return typeof kept === 'object' && kept !== null && 'caseId' in kept && 'dueAt' in kept;
}
