// Ten million items a day on paper: what waits where, minute by minute, with so many copies of each worker.
//   npx tsx scripts/services/scale.ts
import { storyShard } from '../../src/domain/story-shard.ts';
import { openRandom } from '../crash/random.ts';

const itemsADay = 10_000_000;
const minutesADay = 1440;
/** Share of a day's items in each hour, as public posting goes: little at night, most in the evening. */
const hours = [
  12, 8, 5, 4, 4, 6, 14, 28, 42, 52, 56, 54, 50, 48, 50, 52, 52, 50, 52, 60, 66, 62, 46, 27,
];
/** An event of national notice: ten times the items of an evening hour for half an hour. */
const burst = { fromMinute: 20 * 60, minutes: 30, factor: 10 };

interface Step {
  name: string;
  /** Items a second that one copy makes. */
  rate: number;
  copies: number;
}

const hourSum = hours.reduce((sum, hour) => sum + hour, 0);

/** Items of a minute; the event is on the first evening. */
function arrivals(minute: number): number {
  const hour = hours[Math.floor(minute / 60) % 24] ?? 0;
  const isBurst = minute >= burst.fromMinute && minute < burst.fromMinute + burst.minutes;
  return ((itemsADay * hour) / hourSum / 60) * (isBurst ? burst.factor : 1);
}

/** Each step hands on what it makes; the most that waited, and how long what came last in the burst took. */
function simulate(steps: readonly Step[]): { most: number[]; drainedAfterMinutes: number } {
  const waiting = steps.map(() => 0);
  const most = steps.map(() => 0);
  let drainedAt = 0;
  for (let minute = 0; minute < 2 * minutesADay; minute += 1) {
    let coming = arrivals(minute);
    for (const [at, { rate, copies }] of steps.entries()) {
      const there = (waiting[at] ?? 0) + coming;
      coming = Math.min(there, rate * copies * 60);
      waiting[at] = there - coming;
      most[at] = Math.max(most[at] ?? 0, there - coming);
    }
    if (waiting.some((count) => count > arrivals(minute))) drainedAt = minute;
  }
  const over = burst.fromMinute + burst.minutes;
  return { most, drainedAfterMinutes: Math.max(0, drainedAt - over) };
}

/** The share of the fullest shard when places tell as unevenly as cities are large (Zipf). */
function fullestShard(places: number): number {
  const random = openRandom(1);
  const load = new Map<string, number>();
  let all = 0;
  for (let rank = 1; rank <= places; rank += 1) {
    const shard = storyShard('place', ['省', `第${random(1_000_000)}市`]);
    load.set(shard, (load.get(shard) ?? 0) + 1 / rank);
    all += 1 / rank;
  }
  return Math.max(...load.values()) / all;
}

const plans: Step[][] = [1, 2, 4, 8].map((copies) => [
  { name: 'crawler', rate: 300, copies },
  { name: 'classifier', rate: 700, copies },
  { name: 'story-builder', rate: 550, copies: 1 },
]);
const evening = arrivals(20 * 60 - 1) / 60;
process.stdout.write(
  `items a second: mean ${Math.round(itemsADay / 86_400)}, evening ${Math.round(evening)}, burst ${Math.round(evening * burst.factor)}\n`,
);
for (const steps of plans) {
  const { most, drainedAfterMinutes } = simulate(steps);
  const named = steps.map(
    ({ name, copies }, at) =>
      `${name} ×${copies}: ${Math.round(most[at] ?? 0).toLocaleString('en')}`,
  );
  process.stdout.write(
    `${named.join(', ')} waiting at most; drained ${drainedAfterMinutes} min after the burst\n`,
  );
}
for (const places of [16, 100, 350])
  process.stdout.write(
    `fullest shard with ${places} places: ${Math.round(100 * fullestShard(places))} %\n`,
  );
