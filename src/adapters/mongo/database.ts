import { MongoClient } from 'mongodb';
import { AppError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/time.ts';
import { applyMigrations, migrations, type Migration } from './migrations.ts';
import { openRows, type Rows } from './rows.ts';
import { storageError } from './storage-error.ts';

/** One MongoDB database, which all processes of an office share. */
export interface Database {
  rows<T extends { _id: string }>(name: string): Rows<T>;
  /**
   * Microseconds since the epoch, growing with every call of this process: what was written later stands
   * later. Between machines it is as right as their clocks.
   */
  nextPosition(): number;
  /** What the server's clock shows, ms since the epoch. */
  serverTime(): Promise<Instant>;
  /** Resolves while the server answers; otherwise rejects with `storage-failed`. */
  ping(): Promise<void>;
  /** Removes the whole database. */
  drop(): Promise<void>;
  /** Twice is harmless. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `mongodb://…` with the credentials, if any. */
  url: string;
  /** The name of the database. */
  name: string;
}

const serverSelectionTimeoutMs = 10_000;

/**
 * Connects and brings the indexes up to date. Every write is acknowledged once a majority has it in the
 * journal, and what is read cannot be rolled back. Throws `schema-too-new` or `storage-failed`.
 */
export async function openDatabase(
  { url, name }: DatabaseOptions,
  known: readonly Migration[] = migrations,
): Promise<Database> {
  const client = connect(url);
  const server = client.options.hosts.map(String).join(',');
  const database = client.db(name);
  let isOpen = true;

  async function ask<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    if (!isOpen) throw new AppError('storage-failed', `${server}: is closed`);
    try {
      return await call();
    } catch (error) {
      throw storageError(server, error);
    }
  }

  async function close(): Promise<void> {
    isOpen = false;
    await client.close();
  }

  try {
    await ask(() => applyMigrations(database, { server, known }));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    rows: (collection) => openRows(database.collection(collection), ask),
    nextPosition: openPositions(),
    async serverTime() {
      const { localTime } = await ask(() => database.command({ hello: 1 }));
      if (localTime instanceof Date) return localTime.getTime();
      throw new AppError('storage-failed', `${server}: tells no time`);
    },
    async ping() {
      await ask(() => database.command({ ping: 1 }));
    },
    async drop() {
      await ask(() => database.dropDatabase());
    },
    close,
  };
}

function connect(url: string): MongoClient {
  try {
    return new MongoClient(url, {
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      ignoreUndefined: true,
      serverSelectionTimeoutMS: serverSelectionTimeoutMs,
    });
  } catch (error) {
    // the address may hold a password: it is not repeated
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('config-invalid', `address of MongoDB: ${reason}`, { cause: error });
  }
}

function openPositions(): () => number {
  let last = 0;
  return () => {
    const nowUs = Math.floor((performance.timeOrigin + performance.now()) * 1000);
    last = Math.max(last + 1, nowUs);
    return last;
  };
}
