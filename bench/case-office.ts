import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecuteDeps } from '../src/actions/case/execute.ts';
import { openCaseByRule } from '../src/actions/case/open-case.ts';
import { sm3 } from '../src/adapters/audit-files/sm3.ts';
import { openCaseStore } from '../src/adapters/sqlite/case-store.ts';
import { openDatabase, type Database } from '../src/adapters/sqlite/database.ts';
import { sha256 } from '../src/adapters/system/hash.ts';
import { loadConfig } from '../src/config/load.ts';
import type { Story } from '../src/domain/story.ts';
import type { Instant } from '../src/domain/time.ts';
import type { Clock } from '../src/ports/clock.ts';

const openedTogether = 500;

/** The demonstration's office on a file of its own, with nothing in it but cases. */
export async function openCaseOffice(clock: Clock) {
  const { profile, calendar } = await loadConfig('config/demo.yaml');
  const folder = await mkdtemp(join(tmpdir(), 'huiying-bench-'));
  const start = () => {
    const database = openDatabase(join(folder, 'bench.db'));
    const cases = openCaseStore(database, sm3);
    const deps: ExecuteDeps = { cases, clock, profile, calendar, hash: sha256 };
    return { database, deps };
  };
  const office = start();
  return {
    ...office,
    async restart(): Promise<void> {
      await this.database.close();
      Object.assign(this, start());
    },
    async close(): Promise<void> {
      await this.database.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Opens a case for each instant, as if its story had been published then. */
export async function openCasesAt(
  deps: ExecuteDeps,
  name: string,
  instants: readonly Instant[],
): Promise<void> {
  for (let from = 0; from < instants.length; from += openedTogether)
    await Promise.all(
      instants
        .slice(from, from + openedTogether)
        .map((at, n) => openCaseByRule(deps, storyOf(`${name}-${from + n}`, at))),
    );
}

/** Adds so many copies of the oldest case, none of them due before `restsUntil`; a second in place of minutes. */
export async function addRestingCases(
  database: Database,
  count: number,
  restsUntil: Instant,
): Promise<void> {
  const copy = database.prepare(
    `INSERT INTO cases (id, version, is_live, next_fire_at, document, chained, head)
     WITH RECURSIVE numbers (n) AS (SELECT ? UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?)
     SELECT 'resting-' || n, version, is_live, ?, replace(document, id, 'resting-' || n), chained, head
     FROM numbers JOIN (SELECT * FROM cases ORDER BY position LIMIT 1)`,
  );
  for (let from = 0; from < count; from += 10_000)
    await database.write(() => copy.run(from, Math.min(count, from + 10_000), restsUntil));
}

/** A story of two appearances, first published then. */
export function storyOf(id: string, firstPublicAt: Instant): Story {
  const appearance = (n: number) => ({
    itemId: `${id}-${n}`,
    title: '青禾镇积水',
    url: `https://news.example/${id}/${n}`,
    sourceName: '清河晚报',
    tier: 'local-media' as const,
    seenAt: firstPublicAt,
  });
  const span = { field: 'title', start: 3, end: 5, text: '积水', rule: 'bench' } as const;
  return {
    id,
    traceId: `trace-${id}`,
    version: 1,
    headline: '青禾镇积水',
    appearances: [appearance(1), appearance(2)],
    tags: [{ priority: 'P4', confidence: 0.9, certainty: 'sure', evidence: [span] }],
    priorities: ['P4'],
    region: [],
    owners: [],
    firstPublicAt,
    firstSeenAt: firstPublicAt,
    lastSeenAt: firstPublicAt,
    heat: 1,
  };
}
