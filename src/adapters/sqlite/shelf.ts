import { fromJson, type Json } from '../../domain/json-text.ts';
import type { Shelf } from '../../ports/household.ts';
import type { Database } from './database.ts';
import type { Parameter } from './statement.ts';

/** A table as a shelf. */
interface ShelfTable<Kept> {
  table: string;
  /** Only these rows stand on the shelf; all without. */
  where?: string;
  /** The text column or expression that is the key. */
  key: string;
  /** Where an index gives another order than the key's text: its columns, and what stands there for a key. */
  order?: { columns: string; of: (key: string) => Parameter[] };
  /** Members of the kept thing by name, each as an SQL expression; what is NULL is absent. */
  members: Readonly<Record<string, string>>;
  /** The columns of a thing. A `position` that another row has is replaced by the next free one. */
  columns: (kept: Kept) => Readonly<Record<string, Parameter>>;
  /** What is written in place of a column's own value, as SQL. */
  values?: Readonly<Record<string, string>>;
}

/** Reads and fills the table; `andThen` runs in the same write for each thing that was not there before. */
export function openShelf<Kept extends { key: string }>(
  database: Database,
  {
    table,
    where = 'TRUE',
    key,
    members,
    columns,
    values = {},
    order = { columns: key, of: (text) => [text] },
  }: ShelfTable<Kept>,
  andThen: (kept: Kept) => void = () => undefined,
): Shelf<Kept> {
  const pairs = Object.entries(members).map(([name, sql]) => `'${name}', ${sql}`);
  const object = `json_object(${["'key'", key, ...pairs].join(', ')})`;
  const read = database.prepare<{ kept: Json<Kept> }>(
    `SELECT json_patch('{}', ${object}) AS kept FROM ${table}
     WHERE ${where} AND (${order.columns}) > (${order
       .of('')
       .map(() => '?')
       .join(', ')})
     ORDER BY ${order.columns} LIMIT ?`,
  );
  const counted = database.prepare<{ count: number }>(
    `SELECT count(*) AS count FROM ${table} WHERE ${where}`,
  );

  const expressions: Readonly<Record<string, string>> = {
    position: freePosition(table),
    ...values,
  };

  function insert(kept: Kept): void {
    const entries = Object.entries(columns(kept));
    const names = entries.map(([name]) => name);
    const given = names.map((name) => expressions[name] ?? '?');
    const statement = database.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${given.join(', ')})
       ON CONFLICT DO NOTHING`,
    );
    if (statement.run(...entries.map(([, value]) => value)) > 0) andThen(kept);
  }

  return {
    after: async (after, limit) =>
      read.all(...order.of(after), limit).map((row) => fromJson(row.kept)),
    put: (things) => database.write(() => things.forEach(insert)),
    count: async () => counted.get()?.count ?? 0,
  };
}

/** The value for a position: as given, or the next free one where another row has it, as two machines may rarely have given the same. */
export function freePosition(table: string): string {
  return `(SELECT CASE WHEN EXISTS (SELECT 1 FROM ${table} WHERE position = wanted) THEN NULL ELSE wanted END FROM (SELECT ? AS wanted))`;
}
