import type { Instant } from '../domain/time.ts';

/** A message to people about a deadline. It names the matter, never a private person. */
export interface Notice {
  /** The step key: the same notice sent twice carries the same id. */
  id: string;
  caseId: string;
  caseNumber: string;
  /** Roles or account ids. */
  to: readonly string[];
  subject: string;
  body: string;
  urgency: 'normal' | 'urgent' | 'breach';
  at: Instant;
}

export interface Notifier {
  /** Rejects with AppError `notice-undelivered` when the channel did not take it. */
  send(notice: Notice): Promise<void>;
}
