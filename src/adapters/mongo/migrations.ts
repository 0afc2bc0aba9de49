import { MongoServerError, type Db, type IndexDescription } from 'mongodb';
import { AppError } from '../../domain/errors.ts';

/** One step of the schema; once released it is never edited, only followed by another. */
export interface Migration {
  number: number;
  name: string;
  /** By collection. `_id` has its index anyway. */
  indexes: Readonly<Record<string, readonly IndexDescription[]>>;
  /** The names of those that the new ones make needless, by collection. */
  needless?: Readonly<Record<string, readonly string[]>>;
}

// Only what FerretDB takes as well: no partial and no expiring indexes, and `sparse` is ignored there.
export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'cases',
    indexes: {
      cases: [
        { name: 'newest', key: { position: -1 } },
        { name: 'newest_live', key: { isLive: 1, position: -1 } },
        { name: 'of_story', key: { storyIds: 1 } },
        { name: 'of_item', key: { itemIds: 1 } },
        { name: 'of_evidence', key: { evidence: 1 } },
        { name: 'due', key: { nextFireAt: 1 }, sparse: true },
        { name: 'outbox', key: { outboxAt: 1 }, sparse: true },
        { name: 'to_sign', key: { isSigned: 1 } },
        { name: 'events', key: { events: 1 } },
      ],
      case_events: [{ name: 'of_case', key: { caseId: 1, sequence: 1 }, unique: true }],
    },
  },
  {
    number: 2,
    name: 'items, stories and evidence',
    indexes: {
      items: [
        { name: 'by_fetched_at', key: { fetchedAt: 1 } },
        { name: 'by_evidence', key: { evidence: 1 } },
        { name: 'hidden', key: { hiddenAt: 1 }, sparse: true },
      ],
      stories: [
        { name: 'by_last_seen_at', key: { lastSeenAt: -1 } },
        { name: 'carried', key: { 'carried._id': 1 } },
      ],
      story_items: [{ name: 'of_story', key: { storyId: 1, position: 1 } }],
      blobs: [{ name: 'doomed', key: { doomedAt: 1 }, sparse: true }],
      evidence: [
        { name: 'of_bytes', key: { hash: 1, fetchedAt: 1 } },
        { name: 'by_url', key: { url: 1, fetchedAt: -1 } },
        { name: 'by_fetched_at', key: { fetchedAt: 1 } },
      ],
      owed_pages: [{ name: 'of_source', key: { sourceId: 1, firstFailedAt: 1 } }],
      corrections: [
        { name: 'in_order', key: { position: 1 } },
        { name: 'of_item', key: { itemId: 1, position: 1 } },
      ],
    },
  },
  {
    number: 3,
    name: 'notices, publications, watches, policies and small documents',
    indexes: {
      notice_deliveries: [
        { name: 'due', key: { channel: 1, nextAttemptAt: 1, position: 1 } },
        { name: 'due_channels', key: { nextAttemptAt: 1 }, sparse: true },
        { name: 'of_notice', key: { noticeId: 1, position: 1 } },
        { name: 'parked', key: { parkedAt: 1 }, sparse: true },
        { name: 'carried', key: { 'carried._id': 1 } },
      ],
      publications: [
        { name: 'due', key: { state: 1, dueAt: 1, position: 1 } },
        { name: 'in_order', key: { position: 1 } },
      ],
      watches: [
        { name: 'in_order', key: { position: -1 } },
        { name: 'by_end', key: { until: 1 } },
      ],
      tracked_policies: [{ name: 'in_order', key: { position: -1 } }],
      small_documents: [
        { name: 'of_kind', key: { kind: 1, id: 1 } },
        { name: 'of_owner', key: { kind: 1, owner: 1, id: 1 } },
        { name: 'by_expiry', key: { kind: 1, expiresAt: 1 } },
        { name: 'carried', key: { 'carried._id': 1 } },
      ],
      office_events: [{ name: 'newest', key: { position: -1 } }],
    },
  },
  {
    number: 4,
    name: 'office chain',
    indexes: { office_events: [{ name: 'on_chain', key: { sequence: -1 } }] },
  },
  {
    number: 5,
    name: 'events carried by watches, policies and corrections',
    indexes: {
      watches: [{ name: 'carried', key: { 'carried._id': 1 } }],
      tracked_policies: [{ name: 'carried', key: { 'carried._id': 1 } }],
      corrections: [{ name: 'carried', key: { 'carried._id': 1 } }],
    },
  },
  {
    number: 6,
    name: 'purge page by page',
    indexes: {
      items: [{ name: 'oldest', key: { fetchedAt: 1, _id: 1 } }],
      evidence: [{ name: 'oldest', key: { fetchedAt: 1, _id: 1 } }],
    },
    needless: { items: ['by_fetched_at'], evidence: ['by_fetched_at'] },
  },
];

// https://www.mongodb.com/docs/manual/reference/error-codes/
const indexNotFound = 27;

interface Applied {
  _id: number;
  name: string;
}

/**
 * Makes what is missing; several processes may do so at once. Throws `schema-too-new` before it touches a
 * database that a newer program has changed.
 */
export async function applyMigrations(
  database: Db,
  { server, known }: { server: string; known: readonly Migration[] },
): Promise<void> {
  const record = database.collection<Applied>('schema_migrations');
  const applied = (await record.find().toArray()).map(({ _id }) => _id);
  const newestKnown = Math.max(0, ...known.map(({ number }) => number));
  const newestApplied = Math.max(0, ...applied);
  if (newestApplied > newestKnown) {
    const message = `${server}/${database.databaseName}: has schema ${newestApplied}, this program knows up to ${newestKnown}; start the newer program`;
    throw new AppError('schema-too-new', message);
  }
  for (const { number, name, indexes, needless = {} } of known) {
    if (applied.includes(number)) continue;
    // one by one: FerretDB 1.24 stumbles over a list of which several are there already
    for (const [collection, wanted] of Object.entries(indexes))
      for (const index of wanted) await database.collection(collection).createIndexes([index]);
    for (const [collection, names] of Object.entries(needless))
      for (const index of names) await dropIndex(database, collection, index);
    await record.updateOne({ _id: number }, { $set: { name } }, { upsert: true });
  }
}

/** Another process may have dropped it already. */
async function dropIndex(database: Db, collection: string, name: string): Promise<void> {
  await database
    .collection(collection)
    .dropIndex(name)
    .catch((error: unknown) => {
      if (!(error instanceof MongoServerError && error.code === indexNotFound)) throw error;
    });
}
