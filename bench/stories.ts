import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openRepostIndex } from '../src/understanding/reposts/repost-index.ts';
import { openStoryIndex } from '../src/understanding/stories/story-index.ts';
import { madeUp } from './made-up.ts';
import type { BenchRow } from './row.ts';

/** Speed of folding and grouping made-up texts of 600 characters, and the memory of a large repost index. */
export async function benchStories(): Promise<readonly BenchRow[]> {
  return [foldSpeed(), groupSpeed(), await repostMemory()];
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

/** In a process of its own, where nothing that was measured before takes memory or leaves some free. */
async function repostMemory(): Promise<BenchRow> {
  const child = fork(fileURLToPath(new URL('repost-memory.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  });
  const [answer] = await once(child, 'message');
  const { before, after } = memorySchema.parse(answer);
  const [own, all] = [after - before, after].map((bytes) => Math.round(bytes / 1e6));
  return {
    name: `repost index of a million documents (process ${all} MB)`,
    value: `${own} MB`,
    aim: '≤ 600 MB',
  };
}

const memorySchema = z.object({ before: z.number(), after: z.number() });

function rate<T>(each: readonly T[], act: (one: T, at: number) => unknown): string {
  const start = process.cpuUsage().user;
  each.forEach((one, at) => act(one, at));
  const perSecond = each.length / ((process.cpuUsage().user - start) / 1e6);
  return `${Math.round(perSecond).toLocaleString('en')} docs/s`;
}
