import { AppError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsumeOptions, Log, LogRecord } from '../../ports/log.ts';
import { openBell } from './bell.ts';
import type { Database } from './database.ts';
import { fromJson, type Json, toJson } from '../../domain/json-text.ts';

interface RecordRow {
  position: number;
  key: string;
  value: Json<unknown>;
  appended_at: number;
}

/**
 * The log as one table. Members of a group in this process take turns with the next batch, which keeps
 * the order of every key. `close` lets batches in hand finish; call it from outside the handlers.
 */
export function openLog(database: Database, clock: Pick<Clock, 'now'>): Log {
  const sql = prepareLog(database);
  const news = openBell();
  const busyGroups = new Set<string>();
  const consumers = new Set<Promise<void>>();
  const closing = new AbortController();

  function checkOpen(): void {
    if (closing.signal.aborted) throw new AppError('storage-failed', 'the log is closed');
  }

  async function consumeBatches(
    { topic, group, from = 'start', batchSize, signal }: ConsumeOptions,
    handle: (batch: readonly LogRecord[]) => Promise<void>,
  ): Promise<void> {
    const groupName = `${topic} ${group}`;
    await database.write(() =>
      from === 'start'
        ? sql.addGroup.run(topic, group)
        : sql.addGroupNearEnd.run(topic, group, topic, from === 'end' ? 0 : from.last),
    );
    while (!signal.aborted && !closing.signal.aborted) {
      const rows = busyGroups.has(groupName)
        ? []
        : sql.nextRows.all(topic, topic, group, batchSize);
      const last = rows.at(-1);
      if (!last) {
        await news.wait(topic);
        continue;
      }
      busyGroups.add(groupName);
      try {
        await handle(rows.map((row) => toRecord(topic, row)));
        await database.write(() => sql.commit.run(last.position, topic, group));
      } finally {
        busyGroups.delete(groupName);
        news.ring(topic);
      }
      // The others, just woken, go first: this is how members take turns.
      await Promise.resolve();
    }
  }

  return {
    async append(records) {
      checkOpen();
      const appendedAt = clock.now();
      const rows = records.map(({ topic, key, value }) => ({ topic, key, json: toJson(value) }));
      await database.write(() => {
        for (const { topic, key, json } of rows) sql.insert.run(topic, key, json, appendedAt);
      });
      for (const topic of new Set(rows.map((row) => row.topic))) news.ring(topic);
    },

    async consume(options, handle) {
      checkOpen();
      const wake = () => news.ring(options.topic);
      options.signal.addEventListener('abort', wake);
      const consumer = consumeBatches(options, handle);
      consumers.add(consumer);
      try {
        await consumer;
      } finally {
        consumers.delete(consumer);
        options.signal.removeEventListener('abort', wake);
      }
    },

    lag: async (topic, group) => sql.lag.get(topic, topic, group)?.lag ?? 0,

    async trim(topic, appendedBefore, limit) {
      checkOpen();
      return database.write(() => sql.trim.run(topic, topic, appendedBefore, limit));
    },

    async close() {
      closing.abort();
      news.ringAll();
      await Promise.allSettled(consumers);
    },
  };
}

function prepareLog(database: Database) {
  const committed = 'coalesce((SELECT committed FROM log_groups WHERE topic = ? AND name = ?), 0)';
  return {
    insert: database.prepare(
      'INSERT INTO log_records (topic, key, value, appended_at) VALUES (?, ?, ?, ?)',
    ),
    addGroup: database.prepare(
      'INSERT INTO log_groups (topic, name, committed) VALUES (?, ?, 0) ON CONFLICT DO NOTHING',
    ),
    addGroupNearEnd: database.prepare(
      `INSERT INTO log_groups (topic, name, committed) VALUES (?, ?, coalesce(
         (SELECT position FROM log_records WHERE topic = ? ORDER BY position DESC LIMIT 1 OFFSET ?), 0))
       ON CONFLICT DO NOTHING`,
    ),
    nextRows: database.prepare<RecordRow>(
      `SELECT position, key, value, appended_at FROM log_records
       WHERE topic = ? AND position > ${committed} ORDER BY position LIMIT ?`,
    ),
    commit: database.prepare('UPDATE log_groups SET committed = ? WHERE topic = ? AND name = ?'),
    // the newest of all stays, or its position would be given again, to a record that no group would ever see
    trim: database.prepare(
      `DELETE FROM log_records WHERE position IN (
         SELECT position FROM log_records
         WHERE topic = ? AND position < coalesce(
           (SELECT position FROM log_records
            WHERE topic = ? AND appended_at >= ? ORDER BY position LIMIT 1),
           (SELECT max(position) FROM log_records))
         ORDER BY position LIMIT ?)`,
    ),
    lag: database.prepare<{ lag: number }>(
      `SELECT count(*) AS lag FROM log_records WHERE topic = ? AND position > ${committed}`,
    ),
  };
}

function toRecord(topic: string, row: RecordRow): LogRecord {
  return {
    topic,
    key: row.key,
    value: fromJson(row.value),
    position: String(row.position),
    appendedAt: row.appended_at,
  };
}
