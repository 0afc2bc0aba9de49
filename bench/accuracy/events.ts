import { z } from 'zod';
import { loadConfig } from '../../src/config/load.ts';
import { detectBurst } from '../../src/understanding/heat/burst.ts';
import { readNumber } from '../../src/understanding/severity/chinese-number.ts';
import { gradeOf } from '../../src/understanding/severity/grade.ts';
import { openTollReader } from '../../src/understanding/severity/toll-of-text.ts';
import type { BenchRow } from '../row.ts';
import { readRows } from './shared-data.ts';
import { fileOf, score } from './tags.ts';

const annotatedSchema = z.object({
  title: z.string().default(''),
  text: z.string(),
  /** Words of harm, each with those whom it befell. */
  casualty: z.array(z.tuple([z.string(), z.array(z.string())])).nullish(),
});

/** The level that annotated casualties make, where they make one, against what is read of the text. */
export async function benchSeverity(): Promise<BenchRow[]> {
  const { lexicon } = await loadConfig('config/embedded.yaml');
  const read = openTollReader(lexicon.casualties);
  const graded = readRows(fileOf('priority.dev'), annotatedSchema).flatMap((row) => {
    const level = gradeOf(annotatedToll(row.casualty ?? []));
    return level === undefined ? [] : [{ row, level }];
  });
  const right = graded.filter(
    ({ row: { title, text }, level }) => gradeOf(read(title, text)) === level,
  );
  return [
    {
      name: `severity level, where ${graded.length} texts have annotated casualties`,
      value: score(right.length / graded.length),
      aim: '≥ .97',
    },
  ];
}

const countOfPeople =
  /([0-9０-９]+|[〇零一二两三四五六七八九十百千]+)(?:余|多)?(?:[人名位具口死伤]|$)/u;
const death = /^(?!伤亡).*(?:死|亡|遇难|丧生|丧命|牺牲|罹难|殉职)/u;

/** Whoever is named without a number is one. */
function annotatedToll(casualty: readonly [string, readonly string[]][]) {
  const most = (isMeant: (word: string) => boolean) =>
    casualty
      .filter(([word]) => isMeant(word))
      .flatMap(([, people]) =>
        people.map((who) => readNumber(countOfPeople.exec(who)?.[1] ?? '1') ?? 1),
      )
      .reduce((sum, count) => Math.max(sum, count), 0);
  return {
    deaths: most((word) => death.test(word)),
    seriousInjuries: most((word) => word.includes('重伤')),
  };
}

const series = 400;
const days = 21;
const plantedEach = 3;

/**
 * Hourly counts of three weeks: a Poisson background of 0.1 to 30 an hour that swings by ±60 % with the hour of the
 * day, and in three hours of each series, from the fourth day on, a burst of 10 + 6 × √background more. Found is the
 * hour itself; any other alarm is false.
 */
export function benchBursts(): Promise<BenchRow[]> {
  const random = openRandom(7);
  let [found, planted, alarms] = [0, 0, 0];
  for (let each = 0; each < series; each += 1) {
    const { counts, bursts } = madeUpSeries(random, 0.1 * 300 ** random());
    planted += bursts.size;
    for (let hour = 3 * 24; hour < counts.length; hour += 1) {
      if (!detectBurst(counts.slice(Math.max(0, hour - 15 * 24), hour + 1)).isBurst) continue;
      alarms += 1;
      if (bursts.has(hour)) found += 1;
    }
  }
  return Promise.resolve([
    { name: 'bursts, planted: recall', value: score(found / planted), aim: '≥ .98' },
    { name: 'the same: precision', value: score(found / alarms), aim: '≥ .90' },
  ]);
}

function madeUpSeries(random: () => number, background: number) {
  const bursts = new Set<number>();
  while (bursts.size < plantedEach) bursts.add(Math.floor(24 * (3 + (days - 3) * random())));
  const counts = Array.from({ length: days * 24 }, (_, hour) => {
    const rate = background * (1 + 0.6 * Math.sin((2 * Math.PI * hour) / 24));
    return poisson(random, bursts.has(hour) ? rate + 10 + 6 * Math.sqrt(rate) : rate);
  });
  return { counts, bursts };
}

/** Knuth: how many uniform numbers may be multiplied before the product falls below e^-rate. */
function poisson(random: () => number, rate: number): number {
  const least = Math.exp(-rate);
  let count = 0;
  for (let product = random(); product > least; product *= random()) count += 1;
  return count;
}

/** A linear congruential generator of numbers in [0, 1). */
function openRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
