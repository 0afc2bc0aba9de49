import type { Actor, Role } from '../../domain/actor.ts';
import type { Source } from '../../domain/source.ts';
import { openTableReader, type TableRow } from '../../sources/table/table.ts';
import { takeItems, type Delivered, type TakeDeps, type Taken } from './take-items.ts';

type Table = Extract<Source, { kind: 'table' }>;

export interface ImportInput {
  source: Table;
  /** The file as text, piece by piece. */
  pieces: AsyncIterable<string>;
  /** Told of each bad row as soon as it is met. */
  onBad: (bad: { line: number; reason: string }) => void;
}

export type Imported =
  ({ kind: 'imported'; bad: number } & Taken) | { kind: 'not-permitted'; roles: readonly Role[] };

const importers: readonly Role[] = ['system', 'analyst', 'coordinator', 'office-head'];
const batchSize = 200;

/** Takes every good row of a delivered table; a bad one is named and costs no other. Twice changes nothing. */
export async function importTable(
  deps: TakeDeps,
  actor: Actor,
  { source, pieces, onBad }: ImportInput,
): Promise<Imported> {
  if (!actor.roles.some((role) => importers.includes(role)))
    return { kind: 'not-permitted', roles: importers };
  const reader = openTableReader(source.columns, deps.clock.now());
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

  for await (const piece of pieces) await take(reader.push(piece));
  await take(reader.end());
  await flush();
  return { kind: 'imported', ...sum };
}
