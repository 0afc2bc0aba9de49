import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { AppError } from '../../domain/errors.ts';
import { openGroupCommit } from './group-commit.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';
import { readOwner, removeOwner, writeOwner } from './owner-file.ts';
import { checkParameters, type Parameter, type Statement } from './statement.ts';
import { storageError } from './storage-error.ts';

type Driver = InstanceType<typeof DatabaseSync>;

/** One SQLite file, or memory, that this process alone uses. */
export interface Database {
  prepare<Row>(sql: string): Statement<Row>;
  /**
   * Runs synchronous work in one transaction with all writes of this turn of the event loop, resolves
   * once it is durable, and keeps nothing of it when it throws. It may run twice, so it must change
   * nothing but the database.
   */
  write<T>(work: () => T): Promise<T>;
  /** Commits what is queued and lets the file go. */
  close(): Promise<void>;
}

// EXCLUSIVE keeps the lock from the first read to the end: one process per file.
const pragmas = [
  // Before the first table: whole items of 4 KB fit in, and an entry of an index rewrites no more than this.
  'page_size = 8192',
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'wal_autocheckpoint = 8000',
  'journal_size_limit = 67108864',
  'cache_size = -65536',
];

// A predecessor that is just closing gets this long to finish.
const busyTimeoutMs = 500;

/**
 * Opens the file (made with its folder when missing) or `:memory:` and brings its schema up to date.
 * Throws `storage-locked` while another process has it, `schema-too-new`, or `storage-failed`.
 */
export function openDatabase(path: string, known: readonly Migration[] = migrations): Database {
  const driver = openDriver(path);
  takeLock(driver, path);
  try {
    migrate(migratable(driver, path), known);
  } catch (error) {
    letGo(driver, path);
    throw storageError(path, error);
  }

  const group = openGroupCommit({
    begin: () => driver.exec('BEGIN IMMEDIATE'),
    commit: () => driver.exec('COMMIT'),
    rollback: () => rollback(driver),
  });

  return {
    prepare: (sql) => prepare(driver, path, sql),
    async write(work) {
      if (!driver.isOpen) throw new AppError('storage-failed', `${path}: is closed`);
      try {
        return await group.write(work);
      } catch (error) {
        throw storageError(path, error);
      }
    },
    async close() {
      if (!driver.isOpen) return;
      group.flush();
      letGo(driver, path);
    },
  };
}

function openDriver(path: string): Driver {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    return new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  } catch (error) {
    throw storageError(path, error);
  }
}

function takeLock(driver: Driver, path: string): void {
  try {
    for (const pragma of pragmas) driver.exec(`PRAGMA ${pragma}`);
    driver.exec('BEGIN EXCLUSIVE; COMMIT');
    if (path !== ':memory:') writeOwner(path);
  } catch (error) {
    driver.close();
    const trouble = storageError(path, error);
    if (trouble.code !== 'storage-locked') throw trouble;
    const message = `${path}: is in use by ${readOwner(path)}; stop it first, or give this one another file`;
    throw new AppError('storage-locked', message, { cause: error });
  }
}

/**
 * Gives up the lock by hand and then closes: the driver cannot finalize statements, and SQLite keeps
 * a closed file locked until the last of them is collected as garbage.
 */
function letGo(driver: Driver, path: string): void {
  try {
    // First, for the note of a successor must not be taken away.
    if (path !== ':memory:') removeOwner(path);
    driver.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; BEGIN; COMMIT');
    driver.exec('SELECT count(*) FROM sqlite_schema');
  } catch (error) {
    const trouble = storageError(path, error);
    // A full disk only keeps the WAL from being folded in; the next start reads it.
    if (trouble.code !== 'storage-full') throw trouble;
  } finally {
    driver.close();
  }
}

function migratable(driver: Driver, path: string) {
  return {
    path,
    exec: (sql: string) => driver.exec(sql),
    transact(work: () => void) {
      driver.exec('BEGIN IMMEDIATE');
      try {
        work();
        driver.exec('COMMIT');
      } catch (error) {
        rollback(driver);
        throw error;
      }
    },
    applied: () =>
      prepare<{ number: number }>(driver, path, 'SELECT number FROM schema_migrations')
        .all()
        .map((row) => row.number),
    record({ number, name }: Migration) {
      const sql = 'INSERT INTO schema_migrations (number, name) VALUES (?, ?)';
      prepare(driver, path, sql).run(number, name);
    },
  };
}

function rollback(driver: Driver): void {
  if (driver.isTransaction) driver.exec('ROLLBACK');
}

function prepare<Row>(driver: Driver, path: string, sql: string): Statement<Row> {
  const translated = <T>(parameters: readonly Parameter[], call: () => T): T => {
    checkParameters(sql, parameters);
    try {
      return call();
    } catch (error) {
      throw storageError(path, error);
    }
  };
  const statement = translated([], () => driver.prepare(sql));
  return {
    run: (...parameters) => translated(parameters, () => statement.run(...parameters).changes),
    get: (...parameters) => translated(parameters, () => statement.get(...parameters)),
    all: (...parameters) => translated(parameters, () => statement.all(...parameters)),
  };
}
