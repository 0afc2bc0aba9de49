import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { openDatabase } from '../../../src/adapters/mongo/database.ts';
import { openMongoStores } from '../../../src/adapters/mongo/stores.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { chainHash, chainStart } from '../../../src/domain/audit/chain.ts';
import type { CaseStore } from '../../../src/ports/case-store.ts';
import { caseEvent, newCase } from '../../contract/nouns.ts';
import { startMongo, type MongoServer } from '../mongo-server.ts';

const needs = process.env['MONGO_URL'] === undefined ? ': absent, needs a MongoDB-wire server' : '';
const actors = 6;
const cases = ['a', 'b', 'c'];
const kills = 5;

/** The next command of the case; its reason is never given twice. */
async function command(store: CaseStore, id: string): Promise<string | undefined> {
  const before = await store.get(id);
  const version = (before?.version ?? 0) + 1;
  const reason = randomUUID();
  const after = { ...newCase(id), version };
  const events = [caseEvent(version, reason)];
  const outcome = await store.save({ expectedVersion: version - 1, after, events });
  return outcome === 'saved' ? reason : undefined;
}

describe.skipIf(needs !== '')(`cases while the database is killed${needs}`, () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(() => server.stop());

  it('keeps every command that it acknowledged, each once', { timeout: 300_000 }, async () => {
    const database = await openDatabase({ url: server.url, name: 'killed' });
    const { cases: store, caseAudit } = openMongoStores(database, sm3);
    const acknowledged = new Map(cases.map((id) => [id, new Set<string>()]));
    const stop = new AbortController();
    const act = async (actor: number) => {
      for (let turn = actor; !stop.signal.aborted; turn += 1) {
        const id = cases[turn % cases.length] ?? '';
        try {
          const reason = await command(store, id);
          if (reason !== undefined) acknowledged.get(id)?.add(reason);
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'storage-failed')) throw error;
        }
      }
    };
    const acting = Array.from({ length: actors }, (_, actor) => act(actor));
    for (let kill = 1; kill <= kills; kill += 1) {
      const before = total(acknowledged);
      await expect
        .poll(() => total(acknowledged), { timeout: 60_000 })
        .toBeGreaterThan(before + 20);
      await pause(Math.floor((kill * 37) % 50));
      await server.kill('SIGKILL');
      await server.restart();
    }
    stop.abort();
    await Promise.all(acting);

    for (const [id, reasons] of acknowledged) {
      const history = await store.history(id);
      const stored = history.map(({ event }) => ('reason' in event ? event.reason : ''));
      expect(new Set(stored).size).toBe(stored.length);
      expect([...reasons].filter((reason) => !stored.includes(reason))).toEqual([]);
      expect((await store.get(id))?.version).toBe(history.length);
    }
    for (const { caseId, record, events } of await caseAudit.read('', 9)) {
      let head = chainStart;
      for (const { sequence, event, hash } of events) {
        head = chainHash(sm3, head, { caseId, sequence, event: JSON.parse(event) });
        expect(hash).toBe(head);
      }
      expect(record?.head).toBe(head);
    }
    await database.drop();
    await database.close();
  });
});

function total(acknowledged: ReadonlyMap<string, ReadonlySet<string>>): number {
  return [...acknowledged.values()].reduce((sum, { size }) => sum + size, 0);
}
