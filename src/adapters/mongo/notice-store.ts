import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { Receipt } from '../../domain/notice.ts';
import type { Instant } from '../../domain/time.ts';
import type {
  DeliveryState,
  KeptDelivery,
  NoticeDelivery,
  NoticeStore,
} from '../../ports/notice-store.ts';
import { openCarriage } from './carriage.ts';
import type { Database } from './database.ts';

/** It waits while `nextAttemptAt` is there, and ends with a receipt or as parked. */
export interface DeliveryRow {
  _id: string;
  position: number;
  noticeId: string;
  channel: string;
  document: Json<NoticeDelivery>;
  attempts: number;
  nextAttemptAt?: Instant;
  reason?: string;
  receipt?: Json<Receipt>;
  parkedAt?: Instant;
  /** What is to be queued instead of a parked one. */
  carried?: DeliveryRow[];
}

/** Ids of the notices that were handed to their channels, and each delivery with what became of it. */
export function openNoticeStore(database: Database): NoticeStore {
  const sent = database.rows<{ _id: string; sentAt: Instant }>('sent_notices');
  const rows = database.rows<DeliveryRow>('notice_deliveries');
  const carriage = openCarriage(rows, rows);
  const inOrder = { position: 1 } as const;
  const waiting = (id: string) => ({ _id: id, nextAttemptAt: { $exists: true } });
  const toRow = (delivery: NoticeDelivery, at: Instant): DeliveryRow => ({
    _id: delivery.id,
    position: database.nextPosition(),
    noticeId: delivery.notice.id,
    channel: delivery.channel,
    document: toJson(delivery),
    attempts: 0,
    nextAttemptAt: at,
  });
  return {
    isSent: async (noticeId) => (await sent.one({ _id: noticeId })) !== undefined,
    async markSent(noticeId, at) {
      await sent.add({ _id: noticeId, sentAt: at });
    },
    async queue(deliveries, at) {
      await rows.addMissing(deliveries.map((one) => toRow(one, at)));
    },
    async dueChannels(now) {
      await carriage.deliverAll();
      return rows.distinct('channel', { nextAttemptAt: { $lte: now } });
    },
    async claimDue(channel, now, until) {
      const isDue = { channel, nextAttemptAt: { $lte: now } };
      const claim = { $set: { nextAttemptAt: until }, $inc: { attempts: 1 } };
      const row = await rows.take(isDue, claim, { nextAttemptAt: 1, position: 1 });
      return row && { ...fromJson(row.document), attempts: row.attempts };
    },
    async recordReceipt(deliveryId, receipt) {
      const rest = { nextAttemptAt: '', reason: '', parkedAt: '' };
      await rows.change({ _id: deliveryId }, { $set: { receipt: toJson(receipt) }, $unset: rest });
    },
    async recordFailure(deliveryId, reason, nextAttemptAt) {
      await rows.change(waiting(deliveryId), { $set: { reason, nextAttemptAt } });
    },
    async park(deliveryId, { reason, at }, instead) {
      const carried = instead.map((one) => toRow(one, at));
      await rows.change(waiting(deliveryId), {
        $set: { reason, parkedAt: at, carried },
        $unset: { nextAttemptAt: '' },
      });
      await carriage.handOver([{ _id: deliveryId, carried }]);
    },
    deliveriesOf: async (noticeId) =>
      (await rows.many({ noticeId }, { sort: inOrder })).map(toKept),
    async parked(limit) {
      const found = await rows.many({ parkedAt: { $gte: 0 } }, { sort: { position: -1 }, limit });
      return found.map(toKept);
    },
  };
}

function toKept(row: DeliveryRow): KeptDelivery {
  return { ...fromJson(row.document), attempts: row.attempts, state: stateOf(row) };
}

function stateOf({ nextAttemptAt = 0, reason, receipt, parkedAt }: DeliveryRow): DeliveryState {
  if (receipt !== undefined) return { kind: 'delivered', receipt: fromJson(receipt) };
  if (parkedAt !== undefined) return { kind: 'parked', at: parkedAt, reason: reason ?? '' };
  return { kind: 'waiting', nextAttemptAt, ...(reason !== undefined && { reason }) };
}
