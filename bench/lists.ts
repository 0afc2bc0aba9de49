import { openPageStore } from '../src/adapters/sqlite/page-store.ts';
import { openStoryStore } from '../src/adapters/sqlite/story-store.ts';
import { keepCases } from '../src/api/kept-cases.ts';
import { dayMs, hourMs } from '../src/domain/time.ts';
import { cockpit, casesBehind } from '../src/views/cockpit.ts';
import { pulse } from '../src/views/pulse.ts';
import { newestFirst } from '../src/views/queue-row.ts';
import { queue, queueCounts } from '../src/views/queue.ts';
import { search } from '../src/views/search.ts';
import { openCaseOffice, openCasesAt, storyOf } from './case-office.ts';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';

const now = Date.UTC(2026, 10, 20, 1);
const sizes = [1000, 10_000];
const answers = 30;

/** Processor time of one answer of the lists and figures that the web process gives from memory. */
export async function benchLists(): Promise<BenchRow[]> {
  const clock = { now: () => now, monotonicMs: () => now, sleep: () => Promise.resolve() };
  const office = await openCaseOffice(clock);
  const rows: BenchRow[] = [];
  let opened = 0;
  for (const size of sizes) {
    const instants = Array.from({ length: size - opened }, (_, n) => now - (n % 40) * hourMs);
    await openCasesAt(office.deps, `cases-${size}`, instants);
    const stories = instants.map((at, n) => storyOf(`cases-${size}-${n}`, at));
    await openStoryStore(office.database).put(stories);
    opened = size;
    rows.push(...(await measure(office, size)));
  }
  await office.close();
  return rows;
}

async function measure(
  { deps, database }: Awaited<ReturnType<typeof openCaseOffice>>,
  size: number,
): Promise<BenchRow[]> {
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const filling = cpu();
  const { list: caseList, close } = await keepCases({ cases: deps.cases, logger });
  const filledMs = filling();
  const stories = openStoryStore(database);
  const lists = { caseList, stories, pages: openPageStore(database), sources: [] };
  const period = { from: now - 30 * dayMs, to: now };
  const seen = () => stories.recent(period.from, 2000);
  const filters = Array.from({ length: 10 }, () => filter);
  const named = { skip: 0, limit: 100 };
  const work: [string, () => unknown][] = [
    ['200 rows of the queue', () => queue(lists, now, { limit: 200 })],
    ['ten saved views counted', () => queueCounts(caseList, now, { filters, viewer: { id: 'a' } })],
    ['the pulse', () => pulse(lists, now)],
    [
      'the cockpit with 2,000 stories',
      async () =>
        cockpit({
          cases: caseList.counted(),
          stories: await seen(),
          profile: deps.profile,
          period,
          now,
        }),
    ],
    [
      'the cases behind a figure',
      () => casesBehind({ cases: caseList.counted(), period, now }, { figure: 'open' }),
    ],
    ['a search, 5,000 stories looked through', () => search(lists, '积水', named)],
    ['the audit’s list of cases', () => [...caseList.all()].sort(newestFirst).slice(0, 100)],
  ];
  const rows: BenchRow[] = [];
  for (const [name, answer] of work)
    rows.push(await row(`lists: ${inFull(size)} cases, ${name}`, answer));
  close();
  const first = `lists: ${inFull(size)} cases, filling the list at the start`;
  return [{ name: first, value: `${Math.round(filledMs)} ms`, aim: '' }, ...rows];
}

const filter = { view: 'unclaimed', search: '积水', order: 'bands' } as const;

/** The median of several, each with its JSON, after one that warms up. */
async function row(name: string, answer: () => unknown): Promise<BenchRow> {
  JSON.stringify(await answer());
  const spent: number[] = [];
  for (let n = 0; n < answers; n += 1) {
    const used = cpu();
    JSON.stringify(await answer());
    spent.push(used());
  }
  return { name, value: `${median(spent).toFixed(1)} ms`, aim: '≤ 50 ms' };
}

/** Says how many ms of processor time the process has used since. */
function cpu(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}

function inFull(count: number): string {
  return count.toLocaleString('en');
}
