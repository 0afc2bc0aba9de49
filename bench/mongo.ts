import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseStore } from '../src/ports/case-store.ts';
import { caseEvent, newCase } from '../test/contract/nouns.ts';
import { startMongo } from '../test/services/mongo-server.ts';
import { openMongoHouse, openSqliteHouse } from '../test/support/house.ts';
import type { BenchRow } from './row.ts';

const cases = 10;
const commandsPerRound = 80;
const rounds = 3;

/**
 * Commands on cases, eight at a time, through both stores in turns. Only the ratio says something, and of FerretDB
 * only that the store works: it reads whole collections. MONGO_URL names a real MongoDB.
 */
export async function benchMongo(): Promise<BenchRow[]> {
  const outside = process.env['MONGO_URL'];
  const server = outside === undefined ? await startMongo() : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'huiying-bench-'));
  const sqlite = await openSqliteHouse(join(folder, 'huiying.db'));
  const mongo = await openMongoHouse(outside ?? server?.url ?? '', `bench-${process.pid}`);
  const ratios: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const onSqlite = await perSecond(sqlite.stores.cases, round);
      const onMongo = await perSecond(mongo.stores.cases, round);
      ratios.push(onMongo / onSqlite);
    }
  } finally {
    await mongo.close();
    await sqlite.close();
    await server?.stop();
    await rm(folder, { recursive: true });
  }
  const ratio = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  const against = outside === undefined ? 'FerretDB 1.24.2, one command at a time' : 'MONGO_URL';
  return [
    {
      name: `cases: commands on the MongoDB wire (${against}) against SQLite`,
      value: `${(100 * ratio).toFixed(1)} %`,
      aim: 'none',
    },
  ];
}

async function perSecond(store: CaseStore, round: number): Promise<number> {
  const startedAt = performance.now();
  const lanes = Array.from({ length: 8 }, async (_, lane) => {
    for (let n = lane; n < commandsPerRound; n += 8) await command(store, `${round}-${n % cases}`);
  });
  await Promise.all(lanes);
  return (1000 * commandsPerRound) / (performance.now() - startedAt);
}

/** The next command of the case; one that loses is a command all the same. */
async function command(store: CaseStore, id: string): Promise<void> {
  const before = await store.get(id);
  const version = (before?.version ?? 0) + 1;
  const after = { ...newCase(id), version };
  const events = [caseEvent(version, 'bench')];
  await store.save({ expectedVersion: version - 1, after, events });
}
