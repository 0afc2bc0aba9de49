import type { Instant } from '../domain/time.ts';
import type { PublicationOrder } from './channel.ts';

/** A requested publication that the program carries to its channel and then proves. */
export interface TrackedPublication extends PublicationOrder {
  caseId: string;
  /** `p1`, `p2` … within the case. */
  publicationId: string;
  /** Where the page stands, as the channel or a person said. */
  url?: string;
  progress: PublicationProgress;
}

/** How far it has come here; whether it is confirmed or failed says the case alone. */
export type PublicationProgress =
  | { kind: 'sending'; attempts: number; reason?: string }
  /** With its channel, or with a person; `reason` is what the latest look found instead of the response. */
  | { kind: 'sent'; sentAt: Instant; reference?: string; reason?: string }
  | { kind: 'ended'; at: Instant };

/** What waits for its channel, and what waits for the next look at its page. */
export interface PublicationStore {
  /** Takes it in, due at once; one whose id is known stays as it is. */
  add(publication: TrackedPublication): Promise<void>;
  get(id: string): Promise<TrackedPublication | undefined>;
  /**
   * Hands out what is longest due in this state, to one caller only: it is due again at `until` unless its
   * progress is recorded first, as after a crash.
   */
  claimDue(
    state: 'sending' | 'sent',
    now: Instant,
    until: Instant,
  ): Promise<TrackedPublication | undefined>;
  /** Replaces its progress; due at `dueAt`, or never again without. */
  record(id: string, progress: PublicationProgress, dueAt?: Instant): Promise<void>;
  /** Says where the page stands; unless it has ended it is looked for at `dueAt`. */
  setUrl(id: string, url: string, dueAt: Instant): Promise<void>;
  /** What has not ended, the longest requested first. */
  open(limit: number): Promise<TrackedPublication[]>;
}
