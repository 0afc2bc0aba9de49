import { toJson } from '../../domain/json-text.ts';
import { readOfficeEvent, type OfficeEvent } from '../../domain/office-event.ts';
import type { OfficeEvents } from '../../ports/documents.ts';
import { openCarriage, type Carriage, type Carrier } from './carriage.ts';
import type { Database } from './database.ts';

export interface EventRow {
  _id: string;
  position: number;
  /** JSON text. */
  event: string;
  /** Its place on the audit chain, and the hash there; absent until the next checkpoint. */
  sequence?: number;
  hash?: string;
  isSigned?: true;
}

/** The collections whose documents carry events of the office. */
const carriers = ['small_documents', 'watches', 'tracked_policies', 'corrections'] as const;

interface EventCarriage extends Carriage<EventRow> {
  /** What a document carries that is written with this event. */
  laden(event: OfficeEvent | undefined): EventRow[];
}

/** How the documents of a collection bring events into the office's audit. */
export function openEventCarriage(
  database: Database,
  collection: (typeof carriers)[number],
): EventCarriage {
  const documents = database.rows<Carrier<EventRow>>(collection);
  const carriage = openCarriage(documents, database.rows<EventRow>('office_events'));
  return { ...carriage, laden: (event) => (event ? [toRow(database, event)] : []) };
}

/** Hands over every event that a stop has left with the document that carries it. */
export async function deliverOfficeEvents(database: Database): Promise<void> {
  for (const collection of carriers) await openEventCarriage(database, collection).deliverAll();
}

/** The office's audit in the order in which its events came. */
export function openOfficeEvents(database: Database): OfficeEvents {
  const events = database.rows<EventRow>('office_events');
  const newestFirst = { position: -1 } as const;
  return {
    async add(event) {
      await events.add(toRow(database, event));
    },
    async list(limit, before) {
      await deliverOfficeEvents(database);
      const start = before === undefined ? undefined : await events.one({ _id: before });
      if (before !== undefined && start === undefined) return [];
      const earlier = start ? { position: { $lt: start.position } } : {};
      const found = await events.many(earlier, { sort: newestFirst, limit });
      return found.map((row) => readOfficeEvent(row._id, row.event));
    },
  };
}

function toRow(database: Database, event: OfficeEvent): EventRow {
  return { _id: event.id, position: database.nextPosition(), event: toJson(event) };
}
