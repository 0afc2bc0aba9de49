import { openRepostIndex } from '../src/understanding/reposts/repost-index.ts';
import { openStoryIndex } from '../src/understanding/stories/story-index.ts';
import type { BenchRow } from './row.ts';

/** Speed of folding and grouping made-up texts of 600 characters, and the memory of a large repost index. */
export async function benchStories(): Promise<readonly BenchRow[]> {
  return Promise.resolve([foldSpeed(), groupSpeed(), repostMemory()]);
}

function foldSpeed(): BenchRow {
  const documents = Array.from({ length: 30_000 }, (_, number) => madeUp(number % 25_000, 600));
  const reposts = openRepostIndex();
  const perSecond = rate(documents, (document, at) =>
    reposts.fold({ ...document, id: String(at) }),
  );
  return { name: 'fold, on one core', value: perSecond, aim: '≥ 15,000 docs/s' };
}

function groupSpeed(): BenchRow {
  const stories = openStoryIndex();
  for (let number = 0; number < 10_000; number += 1) stories.assign(madeUp(number, 600));
  const documents = Array.from({ length: 5000 }, (_, at) => madeUp((at * 7) % 10_000, 600));
  const perSecond = rate(documents, (document, at) =>
    stories.assign({ ...document, id: `n${at}` }),
  );
  return {
    name: `group, ${stories.size().toLocaleString('en')} open stories, on one core`,
    value: perSecond,
    aim: '≥ 3,000 docs/s',
  };
}

/** Measured between 100,000 and 200,000 documents, so that what is paid once is not multiplied. */
function repostMemory(): BenchRow {
  const reposts = openRepostIndex({ capacity: 1_000_000 });
  const sizes = [0, 1].map((round) => {
    for (let number = 0; number < 100_000; number += 1)
      reposts.fold(madeUp(round * 100_000 + number, 600));
    return process.memoryUsage.rss();
  });
  const [first = 0, second = 0] = sizes;
  return {
    name: `repost index of a million documents, from ${reposts.size().toLocaleString('en')}`,
    value: `${Math.round((first + (second - first) * 9) / 1e6)} MB`,
    aim: '≤ 600 MB',
  };
}

function rate<T>(each: readonly T[], act: (one: T, at: number) => unknown): string {
  const start = process.cpuUsage().user;
  each.forEach((one, at) => act(one, at));
  const perSecond = each.length / ((process.cpuUsage().user - start) / 1e6);
  return `${Math.round(perSecond).toLocaleString('en')} docs/s`;
}

/** A text of its own for each number: words of two characters from a vocabulary of 6,000, some common, most rare. */
function madeUp(number: number, characters: number): { id: string; title: string; text: string } {
  let state = (Math.imul(number + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixing = Math.imul(state ^ (state >>> 15), state | 1);
    return ((mixing ^ (mixing >>> 14)) >>> 0) / 2 ** 32;
  };
  let text = '';
  while (text.length < characters) {
    const word = Math.floor(6000 * draw() ** 2);
    text += String.fromCharCode(0x4e00 + (word % 3000), 0x5600 + Math.floor(word / 2));
    if (draw() < 0.1) text += '，';
  }
  return {
    id: `${'0'.repeat(56)}${String(number).padStart(8, '0')}`,
    title: text.slice(0, 20),
    text,
  };
}
