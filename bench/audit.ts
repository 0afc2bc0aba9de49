import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCheckpoint } from '../src/actions/audit/checkpoint.ts';
import { verifyAudit } from '../src/actions/audit/verify.ts';
import { openKeyFiles } from '../src/adapters/audit-files/key-files.ts';
import { openAuditSink } from '../src/adapters/audit-files/sink.ts';
import { sm3 } from '../src/adapters/audit-files/sm3.ts';
import { openCaseAudit } from '../src/adapters/sqlite/case-audit.ts';
import { openCaseStore } from '../src/adapters/sqlite/case-store.ts';
import { openDatabase } from '../src/adapters/sqlite/database.ts';
import type { CaseEvent } from '../src/domain/case/events.ts';
import { evolve } from '../src/domain/case/evolve.ts';
import type { CaseStore } from '../src/ports/case-store.ts';
import type { BenchRow } from './row.ts';

const cases = 1000;
const eventsPerCase = 10;
const idleCheckpoints = 500;
const at = Date.UTC(2026, 10, 20);
const header = { at, by: { id: 'u-lin', name: '林研判' }, role: 'analyst' } as const;

/** How long an audit takes: verification of 10,000 events, signing of their heads, an idle checkpoint. */
export async function benchAudit(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-bench-'));
  const database = openDatabase(join(folder, 'bench.db'));
  const deps = {
    caseAudit: openCaseAudit(database, sm3),
    checkpoints: openAuditSink(join(folder, 'checkpoints.jsonl')),
    signer: openKeyFiles(folder),
    sm3,
    clock: { now: () => at },
  };
  await fill(openCaseStore(database, sm3));
  const signing = await seconds(() => writeCheckpoint(deps));
  const verifying = await seconds(() => verifyAudit(deps));
  const before = await seconds(() => verifyAudit(deps));
  const idle = await seconds(async () => {
    for (let n = 0; n < idleCheckpoints; n += 1) await writeCheckpoint(deps);
  });
  const after = await seconds(() => verifyAudit(deps));
  await deps.checkpoints.close();
  await database.close();
  await rm(folder, { recursive: true });
  const events = (cases * eventsPerCase).toLocaleString('en');
  return [
    {
      name: `audit: verify ${events} events of ${cases} cases`,
      value: `${verifying.toFixed(2)} s`,
      aim: '≤ 5 s',
    },
    {
      name: `audit: checkpoint of ${cases} changed cases`,
      value: `${(signing * 1000).toFixed(0)} ms`,
      aim: '≤ 250 ms',
    },
    {
      name: 'audit: checkpoint of no changed case, with its flush to disk',
      value: `${((idle * 1000) / idleCheckpoints).toFixed(1)} ms`,
      aim: '≤ 20 ms',
    },
    {
      name: `audit: verify ${idleCheckpoints} checkpoints`,
      value: `${(((after - before) * 1000) / idleCheckpoints).toFixed(1)} ms each`,
      aim: '≤ 3 ms each',
    },
  ];
}

async function fill(store: CaseStore): Promise<void> {
  for (let version = 1; version <= eventsPerCase; version += 1) {
    const writing = Array.from({ length: cases }, async (_, n) => {
      const id = `case-${n}`;
      const event = eventOf(id, version);
      const after = evolve(await store.get(id), event);
      await store.save({ expectedVersion: version - 1, after, events: [event] });
    });
    await Promise.all(writing);
  }
}

function eventOf(id: string, version: number): CaseEvent {
  if (version > 1)
    return { ...header, kind: 'priorities-set', version, priorities: [version % 2 ? 'P1' : 'P2'] };
  return {
    ...header,
    kind: 'case-opened',
    version,
    id,
    number: `YQ-2026-${id}`,
    traceId: id,
    profileId: 'national',
    profileVersion: 1,
    title: '云石市供水恢复',
    storyIds: [`story-${id}`],
    itemIds: [`item-${id}`],
    priorities: ['P2'],
    region: ['云石省'],
    firstPublicAt: at,
    discoveredAt: at,
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
