import { AppError } from './errors.ts';
import { ladderRoles } from './policy.ts';
import type { Severity } from './priority.ts';
import { hourMs, minuteMs, type Instant } from './time.ts';

/** How pressing a notice is, from the least up. */
export const urgencies = ['normal', 'urgent', 'breach'] as const;
export type Urgency = (typeof urgencies)[number];

/** As what somebody is told: on duty when a case opens, or by a step of the ladder. */
export const noticeRoles = ['duty-analyst', ...ladderRoles] as const;
export type NoticeRole = (typeof noticeRoles)[number];

export interface NoticeRecipient {
  role: NoticeRole;
  /** The office's word for the role, or the name of a member of staff. */
  name: string;
  account?: string;
}

/** A message to people about a deadline. It names the matter, never a private person. */
export interface Notice {
  /** The step key: the same notice sent twice carries the same id. */
  id: string;
  caseId: string;
  caseNumber: string;
  /** Path of the page where to go on, e.g. `/dept`, when that is not the case's own. */
  page?: string;
  /** Id of the lead department, once there is one. */
  department?: string;
  severity?: Severity;
  to: readonly NoticeRecipient[];
  subject: string;
  body: string;
  urgency: Urgency;
  at: Instant;
}

/** What a channel says when it has taken a notice. */
export interface Receipt {
  channel: string;
  at: Instant;
  /** The provider's own word for it, such as a mail server's queue id. */
  reference?: string;
}

/** Whether the same notice may be taken later: after trouble that passes, or never as it is. */
export type DeliveryTrouble = { kind: 'again'; retryAfterMs?: number } | { kind: 'never' };

/** A channel did not take a notice; the message names the channel, the status and the provider's own words. */
export class NoticeUndelivered extends AppError {
  readonly trouble: DeliveryTrouble;

  constructor(message: string, trouble: DeliveryTrouble, options?: { cause?: unknown }) {
    super('notice-undelivered', message, options);
    this.trouble = trouble;
  }
}

// Four and a half hours in all: a channel that is down for longer than most deadlines run is given up.
const pausesMs = [1 / 6, 1 / 2, 1, 2, 5, 10, 15, 30, 30, 60, 60, 60].map(
  (minutes) => minutes * minuteMs,
);
const longestPauseMs = hourMs;

/** When to try again after so many attempts (≥ 1); `undefined` when the delivery is to be given up. */
export function nextAttemptAt(
  trouble: DeliveryTrouble,
  attempts: number,
  now: Instant,
): Instant | undefined {
  const pauseMs = pausesMs[attempts - 1];
  if (trouble.kind === 'never' || pauseMs === undefined) return undefined;
  return now + Math.max(pauseMs, Math.min(trouble.retryAfterMs ?? 0, longestPauseMs));
}
