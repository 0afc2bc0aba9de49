import { openTimer } from '../src/actions/case/timer.ts';
import { openSystemClock } from '../src/adapters/system/clock.ts';
import { hourMs, minuteMs, secondMs } from '../src/domain/time.ts';
import { every } from '../src/runtime/every.ts';
import { openCaseOffice, openCasesAt } from './case-office.ts';
import type { BenchRow } from './row.ts';

const clocks = 3000;
const headStartMs = 30 * secondMs;

/** How late steps are stored when clocks come due all through a minute of real time: the timer as it runs. */
export async function benchLateness(): Promise<BenchRow[]> {
  const clock = openSystemClock({ acceleration: 1 });
  const office = await openCaseOffice(clock);
  const firstAt = clock.now() + headStartMs;
  // the first step of a clock of 48 hours comes after 24
  const published = Array.from(
    { length: clocks },
    (_, n) => firstAt - 24 * hourMs + Math.round((n * minuteMs) / clocks),
  );
  await openCasesAt(office.deps, 'lateness', published);
  const { cases } = office.deps;
  const lateMs: number[] = [];
  const watched: typeof cases = {
    ...cases,
    async save(write) {
      const saved = await cases.save(write);
      for (const event of write.events)
        if (event.kind === 'step-fired') lateMs.push(clock.now() - event.scheduledFor);
      return saved;
    },
  };
  const timer = openTimer({ ...office.deps, cases: watched });
  const stop = new AbortController();
  const round = async () => {
    await timer.round(stop.signal);
    if (lateMs.length >= clocks) stop.abort();
  };
  const logger = { error: console.error, warn: console.warn, info: () => {}, debug: () => {} };
  await every({ clock, logger }, { name: 'fire-due', everyMs: secondMs, round }, stop.signal);
  await office.close();
  const sorted = lateMs.toSorted((a, b) => a - b);
  const at = (share: number) =>
    ((sorted[Math.floor(sorted.length * share)] ?? 0) / 1000).toFixed(2);
  return [
    {
      name: `lateness: ${clocks.toLocaleString('en')} steps due within a minute`,
      value: `median ${at(0.5)} s, p99 ${at(0.99)} s, longest ${at(1 - 1 / clocks)} s`,
      aim: 'p99 ≤ 2 s',
    },
  ];
}
