import type { Receipt } from '../../domain/notice.ts';
import type { Instant } from '../../domain/time.ts';
import type {
  DeliveryState,
  KeptDelivery,
  NoticeDelivery,
  NoticeStore,
} from '../../ports/notice-store.ts';
import type { Database } from './database.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';

interface DeliveryRow {
  document: Json<NoticeDelivery>;
  attempts: number;
  next_attempt_at: Instant | null;
  reason: string | null;
  receipt: Json<Receipt> | null;
  parked_at: Instant | null;
}

/** Ids of the notices that were handed to their channels, and each delivery with what became of it. */
export function openNoticeStore(database: Database): NoticeStore {
  const sql = prepareNotices(database);
  const queue = (deliveries: readonly NoticeDelivery[], at: Instant) => {
    for (const delivery of deliveries) {
      const { id, channel, notice } = delivery;
      sql.queue.run(id, notice.id, channel, toJson(delivery), at);
    }
  };
  return {
    isSent: async (noticeId) => sql.sent.get(noticeId) !== undefined,
    async markSent(noticeId, at) {
      await database.write(() => sql.markSent.run(noticeId, at));
    },
    queue: (deliveries, at) => database.write(() => queue(deliveries, at)),
    dueChannels: async (now) => sql.dueChannels.all(now).map(({ channel }) => channel),
    async claimDue(channel, now, until) {
      const row = await database.write(() => sql.claim.get(until, channel, now));
      return row && { ...fromJson(row.document), attempts: row.attempts };
    },
    async recordReceipt(deliveryId, receipt) {
      await database.write(() => sql.deliver.run(toJson(receipt), deliveryId));
    },
    async recordFailure(deliveryId, reason, nextAttemptAt) {
      await database.write(() => sql.delay.run(reason, nextAttemptAt, deliveryId));
    },
    park: (deliveryId, { reason, at }, instead) =>
      database.write(() => {
        sql.park.run(reason, at, deliveryId);
        queue(instead, at);
      }),
    deliveriesOf: async (noticeId) => sql.ofNotice.all(noticeId).map(toKept),
    parked: async (limit) => sql.parked.all(limit).map(toKept),
  };
}

function prepareNotices(database: Database) {
  const columns = 'document, attempts, next_attempt_at, reason, receipt, parked_at';
  return {
    sent: database.prepare('SELECT 1 FROM sent_notices WHERE id = ?'),
    markSent: database.prepare(
      'INSERT INTO sent_notices (id, sent_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    queue: database.prepare(
      `INSERT INTO notice_deliveries (id, notice_id, channel, document, next_attempt_at)
       VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    ),
    dueChannels: database.prepare<{ channel: string }>(
      `SELECT DISTINCT channel FROM notice_deliveries
       WHERE next_attempt_at IS NOT NULL AND next_attempt_at <= ?`,
    ),
    claim: database.prepare<DeliveryRow>(
      `UPDATE notice_deliveries SET attempts = attempts + 1, next_attempt_at = ?
       WHERE position = (SELECT position FROM notice_deliveries
         WHERE channel = ? AND next_attempt_at <= ? ORDER BY next_attempt_at, position LIMIT 1)
       RETURNING ${columns}`,
    ),
    deliver: database.prepare(
      `UPDATE notice_deliveries
       SET receipt = ?, next_attempt_at = NULL, reason = NULL, parked_at = NULL WHERE id = ?`,
    ),
    delay: database.prepare(
      `UPDATE notice_deliveries SET reason = ?, next_attempt_at = ?
       WHERE id = ? AND next_attempt_at IS NOT NULL`,
    ),
    park: database.prepare(
      `UPDATE notice_deliveries SET reason = ?, parked_at = ?, next_attempt_at = NULL
       WHERE id = ? AND next_attempt_at IS NOT NULL`,
    ),
    ofNotice: database.prepare<DeliveryRow>(
      `SELECT ${columns} FROM notice_deliveries WHERE notice_id = ? ORDER BY position`,
    ),
    parked: database.prepare<DeliveryRow>(
      `SELECT ${columns} FROM notice_deliveries
       WHERE parked_at IS NOT NULL ORDER BY position DESC LIMIT ?`,
    ),
  };
}

function toKept(row: DeliveryRow): KeptDelivery {
  return { ...fromJson(row.document), attempts: row.attempts, state: stateOf(row) };
}

function stateOf({ next_attempt_at, reason, receipt, parked_at }: DeliveryRow): DeliveryState {
  if (receipt !== null) return { kind: 'delivered', receipt: fromJson(receipt) };
  if (parked_at !== null) return { kind: 'parked', at: parked_at, reason: reason ?? '' };
  const nextAttemptAt = next_attempt_at ?? 0;
  return { kind: 'waiting', nextAttemptAt, ...(reason !== null && { reason }) };
}
