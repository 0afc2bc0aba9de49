import type { Notice, Receipt } from '../domain/notice.ts';
import type { Instant } from '../domain/time.ts';

/** One notice on its way to one address of one channel. */
export interface NoticeDelivery {
  /** Made of notice, channel and address: the same way is never taken twice. */
  id: string;
  channel: string;
  address?: string;
  /** As it is sent here: `to` names only those whom this message is for. */
  notice: Notice;
}

export interface ClaimedDelivery extends NoticeDelivery {
  /** Counts this attempt: 1 for the first. */
  attempts: number;
}

/** How far a delivery has come. */
export type DeliveryState =
  | { kind: 'waiting'; nextAttemptAt: Instant; reason?: string }
  | { kind: 'delivered'; receipt: Receipt }
  | { kind: 'parked'; at: Instant; reason: string };

export interface KeptDelivery extends ClaimedDelivery {
  state: DeliveryState;
}

/** Remembers which notices have been handed to their channels, and what became of each delivery. */
export interface NoticeStore {
  /** Whether the notice's deliveries are queued. */
  isSent(noticeId: string): Promise<boolean>;
  markSent(noticeId: string, at: Instant): Promise<void>;
  /** Queues deliveries, due at `at`; one whose id is known stays as it is. */
  queue(deliveries: readonly NoticeDelivery[], at: Instant): Promise<void>;
  /** Channels with something due at `now`. */
  dueChannels(now: Instant): Promise<string[]>;
  /**
   * Hands out what is longest due on the channel, to one caller only: it is due again at `until` unless its
   * outcome is recorded first, as after a crash.
   */
  claimDue(channel: string, now: Instant, until: Instant): Promise<ClaimedDelivery | undefined>;
  recordReceipt(deliveryId: string, receipt: Receipt): Promise<void>;
  recordFailure(deliveryId: string, reason: string, nextAttemptAt: Instant): Promise<void>;
  /** Gives the delivery up and queues `instead`, together or not at all. */
  park(
    deliveryId: string,
    trouble: { reason: string; at: Instant },
    instead: readonly NoticeDelivery[],
  ): Promise<void>;
  /** What became of a notice, in the order in which it was queued. */
  deliveriesOf(noticeId: string): Promise<KeptDelivery[]>;
  /** Deliveries that were given up, the latest queued first. */
  parked(limit: number): Promise<KeptDelivery[]>;
}
