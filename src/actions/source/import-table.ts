import type { Actor, Role } from '../../domain/actor.ts';
import type { OfficeEvent } from '../../domain/office-event.ts';
import type { Source } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import { openTableReader, type TableRow } from '../../sources/table/table.ts';
import type { Documents } from '../../ports/documents.ts';
import { takeItems, type Delivered, type TakeDeps, type Taken } from './take-items.ts';

type Table = Extract<Source, { kind: 'table' }>;

export interface ImportInput {
  source: Table;
  /** The file as text, piece by piece. */
  pieces: AsyncIterable<string>;
  /** Told of each bad row as soon as it is met. */
  onBad: (bad: { line: number; reason: string }) => void;
}

export type ImportDeps = TakeDeps & { documents: Pick<Documents, 'events'> };

export type Imported =
  ({ kind: 'imported'; bad: number } & Taken) | { kind: 'not-permitted'; roles: readonly Role[] };

const importers: readonly Role[] = ['system', 'analyst', 'coordinator', 'office-head'];
const batchSize = 200;

/**
 * Takes every good row of a delivered table; a bad one is named and costs no other. Twice changes nothing. What was
 * taken is told in the office's audit, also where reading the table fails half-way.
 */
export async function importTable(
  deps: ImportDeps,
  actor: Actor,
  { source, pieces, onBad }: ImportInput,
): Promise<Imported> {
  if (!actor.roles.some((role) => importers.includes(role)))
    return { kind: 'not-permitted', roles: importers };
  const now = deps.clock.now();
  const reader = openTableReader(source.columns, now);
  const sum = { taken: 0, repeated: 0, bad: 0 };
  let waiting: Delivered[] = [];

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const { taken, repeated } = await takeItems(deps, source, waiting);
    sum.taken += taken;
    sum.repeated += repeated;
    waiting = [];
  }
  async function take(rows: Iterable<TableRow>): Promise<void> {
    for (const row of rows) {
      if (row.kind === 'article') waiting.push(row);
      else {
        sum.bad += 1;
        onBad({ line: row.line, reason: row.reason });
      }
      if (waiting.length >= batchSize) await flush();
    }
  }

  try {
    for await (const piece of pieces) await take(reader.push(piece));
    await take(reader.end());
    await flush();
  } finally {
    if (sum.taken > 0) await deps.documents.events.add(importEvent(source, sum, { actor, now }));
  }
  return { kind: 'imported', ...sum };
}

function importEvent(
  { id, name }: Table,
  { taken, repeated, bad }: Taken & { bad: number },
  { actor, now }: { actor: Actor; now: Instant },
): OfficeEvent {
  return {
    id: `table/${id}/${now}`,
    at: now,
    by: { id: actor.id, name: actor.name },
    kind: 'table-imported',
    subject: id,
    subjectName: name,
    after: { taken: String(taken), repeated: String(repeated), bad: String(bad) },
  };
}
