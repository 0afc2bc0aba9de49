import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute, type ExecuteDeps } from '../src/actions/case/execute.ts';
import { openCaseByRule } from '../src/actions/case/open-case.ts';
import { fireDue } from '../src/actions/case/fire-due.ts';
import { sm3 } from '../src/adapters/audit-files/sm3.ts';
import { openCaseStore } from '../src/adapters/sqlite/case-store.ts';
import { openDatabase } from '../src/adapters/sqlite/database.ts';
import { sha256 } from '../src/adapters/system/hash.ts';
import { loadConfig } from '../src/config/load.ts';
import type { Actor } from '../src/domain/actor.ts';
import type { Story } from '../src/domain/story.ts';
import { hourMs, minuteMs, type Instant } from '../src/domain/time.ts';
import type { BenchRow } from './row.ts';

const start = Date.UTC(2026, 10, 20, 1);
const sizes = [1_000, 10_000, 100_000];
const duePerTick = 100;
const idleSweeps = 500;
const commands = 20_000;
const producers = 16;
const openedTogether = 500;
const coordinator: Actor = { id: 'u-zhou', name: '周督办', roles: ['coordinator'] };

/** Open cases under load: idle sweep, cost of a tick, commands, and the drain after a long stop. */
export async function benchCases(): Promise<BenchRow[]> {
  const { profile, calendar } = await loadConfig('config/demo.yaml');
  const folder = await mkdtemp(join(tmpdir(), 'huiying-bench-'));
  const path = join(folder, 'bench.db');
  let now: Instant = start;
  const clock = { now: () => now, monotonicMs: () => now, sleep: () => Promise.resolve() };
  const open = () => {
    const database = openDatabase(path);
    const cases = openCaseStore(database, sm3);
    const deps: ExecuteDeps = { cases, clock, profile, calendar, hash: sha256 };
    return { database, deps };
  };
  let office = open();
  const rows: BenchRow[] = [];
  let opened = 0;
  for (const size of sizes) {
    for (; opened < size; opened += openedTogether) await openMany(office.deps, opened, now);
    rows.push(...(await measureTicks(office.deps, size, () => (now += minuteMs))));
  }
  rows.push(...(await measureCommands(office.deps)));
  await office.database.close();
  now += 30 * hourMs;
  office = open();
  rows.push(await measureDrain(office.deps));
  await office.database.close();
  await rm(folder, { recursive: true });
  return rows;
}

function openMany(deps: ExecuteDeps, from: number, at: Instant): Promise<unknown> {
  const many = Array.from({ length: openedTogether }, (_, n) =>
    openCaseByRule(deps, storyOf(`story-${from + n}`, at)),
  );
  return Promise.all(many);
}

/** A sweep that finds nothing, and one that finds a hundred cases due. */
async function measureTicks(
  deps: ExecuteDeps,
  size: number,
  nextMinute: () => void,
): Promise<BenchRow[]> {
  const idle = await used(async () => {
    for (let n = 0; n < idleSweeps; n += 1) await fireDue(deps);
  });
  nextMinute();
  const story = `due-${size}`;
  const many = Array.from({ length: duePerTick }, (_, n) =>
    // half of its 48 hours are over in this minute
    openCaseByRule(deps, storyOf(`${story}-${n}`, deps.clock.now() - 24 * hourMs + minuteMs / 2)),
  );
  await Promise.all(many);
  nextMinute();
  let fired = 0;
  const tick = await used(async () => {
    fired = (await fireDue(deps)).length;
  });
  const about = `cases: ${size.toLocaleString('en')} open`;
  return [
    { name: `${about}, idle sweep`, value: inMs(idle, idleSweeps), aim: '< 1 ms' },
    { name: `${about}, tick with ${fired} due`, value: inMs(tick, 1), aim: 'level at all sizes' },
  ];
}

/** Each producer waits for its command before it gives the next. */
async function measureCommands(deps: ExecuteDeps): Promise<BenchRow[]> {
  const ids = (await deps.cases.open(commands)).map(({ id }) => id);
  const waits: number[] = [];
  let next = 0;
  const give = async () => {
    for (let n = next++; n < commands; n = next++) {
      const startedAt = performance.now();
      const assignee = { id: `u-${n}`, name: '丁办案' };
      const command = { kind: 'assign', assignee } as const;
      const outcome = await execute(deps, coordinator, {
        caseId: ids[n % ids.length] ?? '',
        command,
      });
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      waits.push(performance.now() - startedAt);
    }
  };
  const spent = await used(() => Promise.all(Array.from({ length: producers }, give)));
  const p99 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0;
  return [
    {
      name: `cases: commands through execute, ${producers} actors at once`,
      value: `${perSecond(commands, spent)}, p99 ${p99.toFixed(1)} ms`,
      aim: '≥ 1,500 commands/s, p99 < 20 ms',
    },
  ];
}

async function measureDrain(deps: ExecuteDeps): Promise<BenchRow> {
  let fired = 0;
  const spent = await used(async () => {
    fired = (await fireDue(deps)).length;
  });
  return {
    name: `cases: drain of ${fired.toLocaleString('en')} overdue cases after a restart`,
    value: `${(spent.wallMs / 1000).toFixed(1)} s (${(spent.cpuMs / 1000).toFixed(1)} s of processor time)`,
    aim: '< 10 s',
  };
}

interface Spent {
  wallMs: number;
  cpuMs: number;
}

async function used(work: () => Promise<unknown>): Promise<Spent> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

function inMs({ wallMs, cpuMs }: Spent, times: number): string {
  return `${(wallMs / times).toFixed(2)} ms (${(cpuMs / times).toFixed(2)} ms of processor time)`;
}

function perSecond(count: number, { wallMs, cpuMs }: Spent): string {
  const rate = (ms: number) => Math.round((count * 1000) / ms).toLocaleString('en');
  return `${rate(wallMs)} commands/s (${rate(cpuMs)} per second of processor time)`;
}

function storyOf(id: string, firstPublicAt: Instant): Story {
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
