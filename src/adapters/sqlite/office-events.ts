import { toJson } from '../../domain/json-text.ts';
import { readOfficeEvent, type OfficeEvent } from '../../domain/office-event.ts';
import type { OfficeEvents } from '../../ports/documents.ts';
import type { Database } from './database.ts';

/** Adds an event to the office's audit; to be called inside the write of what it tells, so that it shares its fate. */
export function openEventWriter(database: Database): (event: OfficeEvent) => void {
  const add = database.prepare(
    'INSERT INTO office_events (id, event) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
  );
  return (event) => void add.run(event.id, toJson(event));
}

/** The office's audit in the order in which its events came. */
export function openOfficeEvents(database: Database): OfficeEvents {
  type Row = { id: string; event: string };
  const write = openEventWriter(database);
  const newest = database.prepare<Row>(
    'SELECT id, event FROM office_events ORDER BY position DESC LIMIT ?',
  );
  const before = database.prepare<Row>(
    `SELECT id, event FROM office_events
     WHERE position < (SELECT position FROM office_events WHERE id = ?)
     ORDER BY position DESC LIMIT ?`,
  );
  return {
    add: (event) => database.write(() => write(event)),
    async list(limit, id) {
      const rows = id === undefined ? newest.all(limit) : before.all(id, limit);
      return rows.map((row) => readOfficeEvent(row.id, row.event));
    },
  };
}
