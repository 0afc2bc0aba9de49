import { AppError } from '../../domain/errors.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';

/** What bringing a schema up to date needs of a database. */
export interface Migratable {
  path: string;
  exec(sql: string): void;
  /** Runs the work in a transaction. */
  transact(work: () => void): void;
  /** Numbers already applied. */
  applied(): number[];
  record(migration: Migration): void;
}

/** Applies what is missing in the order of numbers, each step in a transaction; throws `schema-too-new` before touching a newer file. */
export function migrate(database: Migratable, known: readonly Migration[] = migrations): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT',
  );
  const applied = database.applied();
  const newestKnown = Math.max(0, ...known.map((migration) => migration.number));
  const newestApplied = Math.max(0, ...applied);
  if (newestApplied > newestKnown) {
    const message = `${database.path}: has schema ${newestApplied}, this program knows up to ${newestKnown}; start the newer program`;
    throw new AppError('schema-too-new', message);
  }
  const missing = known.filter(({ number }) => !applied.includes(number));
  for (const migration of missing.toSorted((a, b) => a.number - b.number)) {
    database.transact(() => {
      database.exec(migration.sql);
      database.record(migration);
    });
  }
}
