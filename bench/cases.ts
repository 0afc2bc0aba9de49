import { execute, type ExecuteDeps } from '../src/actions/case/execute.ts';
import { fireDue } from '../src/actions/case/fire-due.ts';
import type { Actor } from '../src/domain/actor.ts';
import { dayMs, hourMs, minuteMs, type Instant } from '../src/domain/time.ts';
import { addRestingCases, openCaseOffice, openCasesAt } from './case-office.ts';
import type { BenchRow } from './row.ts';

const start = Date.UTC(2026, 10, 20, 1);
const sizes = [1_000, 10_000, 100_000];
const million = 1_000_000;
const duePerTick = 100;
const idleSweeps = 500;
const commands = 20_000;
const producers = 16;
const coordinator: Actor = { id: 'u-zhou', name: '周督办', roles: ['coordinator'] };

/** Open cases under load: idle sweep, cost of a tick, commands, and the drain after a long stop. */
export async function benchCases(): Promise<BenchRow[]> {
  let now: Instant = start;
  const clock = { now: () => now, monotonicMs: () => now, sleep: () => Promise.resolve() };
  const office = await openCaseOffice(clock);
  const nextMinute = () => void (now += minuteMs);
  const rows: BenchRow[] = [];
  let opened = 0;
  for (const size of sizes) {
    await openCasesAt(office.deps, `story-${size}`, Array<Instant>(size - opened).fill(now));
    opened = size;
    rows.push(...(await measureTicks(office.deps, size, nextMinute)));
  }
  rows.push(await measureCommands(office.deps));
  now += 30 * hourMs;
  await office.restart();
  rows.push(await measureDrain(office.deps));
  await addRestingCases(office.database, million - opened, now + 365 * dayMs);
  rows.push(...(await measureTicks(office.deps, million, nextMinute)));
  await office.close();
  return rows;
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
  // half of their 48 hours are over in this minute
  const halfOver = deps.clock.now() - 24 * hourMs + minuteMs / 2;
  await openCasesAt(deps, `due-${size}`, Array<Instant>(duePerTick).fill(halfOver));
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

/**
 * Each producer waits for its command before it gives the next. How long one takes is told by the clock on
 * the wall and by the processor time that the process used meanwhile: what it would take on a core of its own.
 */
async function measureCommands(deps: ExecuteDeps): Promise<BenchRow> {
  const ids = (await deps.cases.open(commands)).map(({ id }) => id);
  const waits: Spent[] = [];
  let next = 0;
  const give = async () => {
    for (let n = next++; n < commands; n = next++) {
      const assignee = { id: `u-${n}`, name: '丁办案' };
      const command = { kind: 'assign', assignee } as const;
      const caseId = ids[n % ids.length] ?? '';
      waits.push(
        await used(async () => {
          const outcome = await execute(deps, coordinator, { caseId, command });
          if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
        }),
      );
    }
  };
  const spent = await used(() => Promise.all(Array.from({ length: producers }, give)));
  const wall = p99(waits.map(({ wallMs }) => wallMs));
  const cpu = p99(waits.map(({ cpuMs }) => cpuMs));
  return {
    name: `cases: commands through execute, ${producers} actors at once`,
    value: `${perSecond(commands, spent)}, p99 ${wall.toFixed(1)} ms (${cpu.toFixed(1)} ms of processor time)`,
    aim: '≥ 1,500 commands/s, p99 < 20 ms',
  };
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

function p99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;
}

function inMs({ wallMs, cpuMs }: Spent, times: number): string {
  return `${(wallMs / times).toFixed(2)} ms (${(cpuMs / times).toFixed(2)} ms of processor time)`;
}

function perSecond(count: number, { wallMs, cpuMs }: Spent): string {
  const rate = (ms: number) => Math.round((count * 1000) / ms).toLocaleString('en');
  return `${rate(wallMs)} commands/s (${rate(cpuMs)} per second of processor time)`;
}
