import {
  MongoBulkWriteError,
  type Collection,
  type Document,
  type Filter as DriverFilter,
  type Sort,
} from 'mongodb';
import { duplicateKey, isDuplicate } from './storage-error.ts';

interface AnyRow extends Document {
  _id: string;
}

type Filter = DriverFilter<AnyRow>;
/** The update operators by name; the driver's own type refuses `$push` on rows that it does not know. */
type Update = Document;

interface Reading {
  sort?: Sort;
  limit?: number;
  skip?: number;
  /** The fields to read, `_id` aside; all without. */
  only?: readonly string[];
}

/** One collection. Each call is one command, atomic for each document; it throws AppErrors only. */
export interface Rows<T extends { _id: string }> {
  one(filter: Filter, reading?: Reading): Promise<T | undefined>;
  many(filter: Filter, reading?: Reading): Promise<T[]>;
  /** False, and nothing written, when the id is taken. */
  add(row: T): Promise<boolean>;
  /** Adds those whose ids are not taken, in order; gives how many. */
  addMissing(rows: readonly T[]): Promise<number>;
  /** Inserts or replaces. */
  put(rows: readonly T[]): Promise<void>;
  /** Changes one document; false when none matches. */
  change(filter: Filter, update: Update): Promise<boolean>;
  /** Changes one document for each filter; gives how many it found. */
  changeEach(changes: readonly { filter: Filter; update: Update }[]): Promise<number>;
  /** Changes the first document and gives it as it is afterwards. */
  take(filter: Filter, update: Update, sort?: Sort): Promise<T | undefined>;
  /** As `take`; makes the document when there is none. */
  takeOrAdd(id: string, update: Update): Promise<T>;
  /** How many were removed. */
  remove(filter: Filter): Promise<number>;
  count(filter: Filter): Promise<number>;
  /** How many documents the collection holds, by its own books. */
  size(): Promise<number>;
  /** The sum of a number field over what matches. */
  sum(field: string, filter: Filter): Promise<number>;
  /** The values of a text field over what matches. */
  distinct(field: string, filter: Filter): Promise<string[]>;
}

/** Calls the driver and translates its troubles. */
export type Ask = <Answer>(call: () => Promise<Answer>) => Promise<Answer>;

/** The collection in the few words that the stores need. */
export function openRows<T extends { _id: string }>(
  collection: Collection<AnyRow>,
  ask: Ask,
): Rows<T> {
  const unordered = { ordered: false };
  return {
    one: async (filter, reading) =>
      (await ask(() => collection.findOne<T>(filter, toFind(reading)))) ?? undefined,
    many: (filter, reading) => ask(() => collection.find<T>(filter, toFind(reading)).toArray()),
    add: (row) => ask(() => isInserted(collection.insertOne(row))),
    addMissing: async (rows) =>
      rows.length === 0 ? 0 : ask(() => insertMissing(collection, rows)),
    async put(rows) {
      const operations = rows.map((row) => ({
        replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true },
      }));
      if (operations.length > 0) await ask(() => collection.bulkWrite(operations, unordered));
    },
    change: async (filter, update) =>
      (await ask(() => collection.updateOne(filter, update))).matchedCount > 0,
    async changeEach(changes) {
      if (changes.length === 0) return 0;
      const operations = changes.map((change) => ({ updateOne: change }));
      return (await ask(() => collection.bulkWrite(operations, unordered))).matchedCount;
    },
    async take(filter, update, sort) {
      const options = { returnDocument: 'after', ...(sort && { sort }) } as const;
      const row = await ask(() => collection.findOneAndUpdate(filter, update, options));
      return row === null ? undefined : asWritten<T>(row);
    },
    async takeOrAdd(id, update) {
      const options = { returnDocument: 'after', upsert: true } as const;
      for (;;) {
        const change = () => collection.findOneAndUpdate({ _id: id }, update, options);
        const row = await ask(() => unlessDuplicate(change()));
        if (row) return asWritten<T>(row);
        // another made it in the same moment: now it is there to be taken
      }
    },
    remove: async (filter) => (await ask(() => collection.deleteMany(filter))).deletedCount,
    count: (filter) => ask(() => collection.countDocuments(filter)),
    size: () => ask(() => collection.estimatedDocumentCount()),
    sum: (field, filter) => ask(() => sumOf(collection, field, filter)),
    distinct: (field, filter) => ask(() => collection.distinct(field, filter)),
  };
}

function toFind({ sort, limit, skip, only }: Reading = {}) {
  return {
    ...(sort && { sort }),
    ...(limit !== undefined && { limit }),
    ...(skip !== undefined && { skip }),
    ...(only && { projection: Object.fromEntries(only.map((field) => [field, 1])) }),
  };
}

/** Only this program writes the database, so the type is taken at its word. */
function asWritten<T>(row: Document & { readonly written?: T }): T {
  const untyped: Document = { row };
  return untyped['row'];
}

async function isInserted(insertion: Promise<unknown>): Promise<boolean> {
  return (await unlessDuplicate(insertion)) !== undefined;
}

async function unlessDuplicate<Answer>(write: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await write;
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

async function insertMissing(
  collection: Collection<AnyRow>,
  rows: readonly AnyRow[],
): Promise<number> {
  try {
    return (await collection.insertMany(rows, { ordered: false })).insertedCount;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const troubles = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    // the rows were written, but a majority has not taken them: no row is told as trouble then
    const isUnsure = error.result.getWriteConcernError() !== undefined;
    if (isUnsure || !troubles.every(({ code }) => code === duplicateKey)) throw error;
    return error.insertedCount;
  }
}

async function sumOf(
  collection: Collection<AnyRow>,
  field: string,
  filter: Filter,
): Promise<number> {
  const sum = { $group: { _id: null, sum: { $sum: `$${field}` } } };
  const [answer] = await collection.aggregate<{ sum: number }>([{ $match: filter }, sum]).toArray();
  return answer?.sum ?? 0;
}
