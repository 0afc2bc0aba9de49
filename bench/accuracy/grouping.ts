import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { runFold } from '../../src/cli/batch/fold.ts';
import { runGroup } from '../../src/cli/batch/group.ts';
import { runPairs } from '../../src/cli/batch/pairs.ts';
import { openStoryIndex } from '../../src/understanding/stories/story-index.ts';
import { termPriorOf } from '../../src/understanding/stories/term-prior.ts';
import { readDictionary } from '../../src/adapters/files/dictionary.ts';
import type { BenchRow } from '../row.ts';
import { jsonLines, numberAfter, readRows, scored, shared } from './shared-data.ts';
import { inFolder, score } from './tags.ts';

const documentSchema = z.object({
  id: z.string(),
  title: z.string().default(''),
  text: z.string(),
  level: z.number().optional(),
});
type Document = z.infer<typeof documentSchema>;
const gold = (name: string) => shared(`dedup/${name}.jsonl`);

/** Which documents repeat an earlier one, and of those edited most how many are found. */
export async function benchReposts(): Promise<BenchRow[]> {
  return inFolder(async (folder) => {
    const outFile = join(folder, 'out');
    await runFold({ inFile: gold('neardup_zh'), outFile });
    const answer = scored('dedup/score.mjs', ['reposts', gold('neardup_zh'), outFile]);
    const heavy = Math.min(...['"3"', '"4"'].map((level) => numberAfter(`${level}:`, answer)));
    return [
      { name: 'reposts: pair F1', value: score(numberAfter('"F1":', answer)), aim: '≥ .99' },
      { name: 'reposts: recall of heavy edits', value: score(heavy), aim: '≥ .97' },
    ];
  });
}

/** Stories of whole files, in the stream as the flow groups it, and amid noise. */
export async function benchGrouping(): Promise<BenchRow[]> {
  return inFolder(async (folder) => {
    const outFile = join(folder, 'out');
    const f1 = (set: string) => bcubed(scored('dedup/score.mjs', ['clusters', gold(set), outFile]));
    const grouped = async (documents: readonly Document[], set: string, noTime: boolean) => {
      await writeFile(join(folder, 'in'), jsonLines(documents));
      await runGroup({ inFile: join(folder, 'in'), outFile, noTime });
      return f1(set);
    };
    const [chinese, english] = [read('cluster_zh'), read('cluster_en')];
    const noise = read('neardup_zh')
      .filter(({ level }) => level === 0)
      .slice(0, 5000);
    const orders = [0, 1, 2, 3, 4].map((seed) => shuffled(chinese, seed));
    const batch: number[] = [];
    for (const order of orders) batch.push(await grouped(order, 'cluster_zh', true));
    const stream: number[] = [];
    for (const order of orders) {
      await writeFile(outFile, jsonLines(streamed(order)));
      stream.push(f1('cluster_zh'));
    }
    const amid = await grouped(shuffled([...chinese, ...noise], 1), 'cluster_zh', true);
    const inEnglish = await grouped(english, 'cluster_en', true);
    await runPairs({ inFile: gold('cluster_zh'), pairsFile: gold('pairs_zh'), outFile });
    const pairs = scored('dedup/score.mjs', ['pairs', gold('pairs_zh'), outFile]);
    return [
      {
        name: 'stories, whole files, mean of 5 orders: BCubed F1',
        value: score(mean(batch)),
        aim: '≥ .96',
      },
      { name: 'stories, one pass, mean of 5 orders', value: score(mean(stream)), aim: '≥ .96' },
      { name: `stories amid ${noise.length} others`, value: score(amid), aim: '≥ .94' },
      { name: 'stories, English', value: score(inEnglish), aim: '≥ .96' },
      { name: 'pairs: F1', value: score(numberAfter('"F1":', pairs)), aim: '—' },
    ];
  });
}

/** As the flow does it: each document is decided once, when it comes. */
function streamed(documents: readonly Document[]): { id: string; cluster: string }[] {
  const stories = openStoryIndex({ prior: termPriorOf(readDictionary()) });
  return documents.map(({ id, title, text }) => ({
    id,
    cluster: stories.assign({ id, title, text }).story,
  }));
}

function read(name: string): Document[] {
  return readRows(gold(name), documentSchema);
}

function bcubed(answer: string): number {
  return numberAfter('"F1":', answer.split('bcubed')[1] ?? '');
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Fisher–Yates with a linear congruential generator; seed 0 leaves the order as it is. */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  const result = [...values];
  if (seed === 0) return result;
  let state = seed;
  for (let i = result.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    const [a, b] = [result[i], result[j]];
    if (a === undefined || b === undefined) continue;
    [result[i], result[j]] = [b, a];
  }
  return result;
}
