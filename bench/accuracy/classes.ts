import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { runClassify } from '../../src/cli/batch/classify.ts';
import type { BatchTask } from '../../src/cli/batch/labelled-row.ts';
import { runTrain } from '../../src/cli/batch/train.ts';
import { loadConfig } from '../../src/config/load.ts';
import { openRegionResolver } from '../../src/understanding/places/region-of-text.ts';
import { openTagger } from '../../src/understanding/tagging/open-tagger.ts';
import type { BenchRow } from '../row.ts';
import { jsonLines, numberAfter, readRows, scored } from './shared-data.ts';
import { fileOf, inFolder, percent, score } from './tags.ts';

/** Rumour or not, over all sources together. */
export async function benchRumour(): Promise<BenchRow[]> {
  return inFolder(async (folder) => {
    const classify = await trained(folder, 'rumor');
    const outFile = await classify(fileOf('rumor.dev'));
    const answer = scored('classification/score.mjs', ['rumor', fileOf('rumor.dev'), outFile]);
    const pooled = answer.split('\n').find((line) => line.startsWith('macro-F1')) ?? '';
    return [
      { name: 'rumour: macro-F1', value: score(numberAfter('macro-F1', pooled)), aim: '≥ .90' },
    ];
  });
}

const complaintSchema = z.object({
  id: z.string(),
  title: z.string().default(''),
  text: z.string(),
  dept7: z.string().nullish(),
});

/** Which of seven departments: on segmented texts without stop words as in training, and on raw letters. */
export async function benchDepartments(): Promise<BenchRow[]> {
  return inFolder(async (folder) => {
    const classify = await trained(folder, 'dept7');
    const accuracy = (gold: string, outFile: string) => {
      const answer = scored('classification/score.mjs', ['dept7', gold, outFile]);
      return score(numberAfter('accuracy', answer));
    };
    const segmented = accuracy(fileOf('dept7.dev'), await classify(fileOf('dept7.dev')));
    const raw = join(folder, 'raw');
    const letters = readRows(fileOf('priority.dev'), complaintSchema);
    await writeFile(raw, jsonLines(letters.filter(({ dept7 }) => dept7)));
    return [
      { name: 'department (7): accuracy', value: segmented, aim: '≥ .93' },
      {
        name: 'department (7), raw letters',
        value: accuracy(raw, await classify(raw)),
        aim: '≥ .91',
      },
    ];
  });
}

const placedSchema = z.object({
  title: z.string().default(''),
  text: z.string(),
  region_silver: z.array(z.string()),
});

/**
 * The province, where the set names one; its labels are silver, made by another program from texts of which the set
 * keeps parts. Its customer sat in Guangdong, so an office there would read its sources.
 */
export async function benchPlaces(): Promise<BenchRow[]> {
  const { lexicon } = await loadConfig('config/embedded.yaml');
  const regionOf = openRegionResolver(lexicon.places, []);
  const provinces = Object.keys(lexicon.places.divisions);
  const rows = readRows(fileOf('region.dev'), placedSchema).filter(
    ({ region_silver: [province] }) => province !== undefined,
  );
  const undivided = rows.filter(
    ({ region_silver: [, ...others] }) => !others.some((name) => provinces.includes(name)),
  );
  const agreement = (placed: typeof rows, sourceRegion: string[]) => {
    const said = placed.map((row) => regionOf({ ...row, sourceRegion }).division[0]);
    const right = placed.filter(({ region_silver: [province] }, at) => said[at] === province);
    const told = said.filter((province) => province !== undefined);
    return { right: right.length, told: told.length, of: placed.length };
  };
  const blind = agreement(rows, []);
  const home = agreement(rows, ['广东省']);
  const plain = agreement(undivided, ['广东省']);
  return [
    {
      name: 'province, of a source of which nothing is known, all rows',
      value: score(blind.right / blind.of),
      aim: '≥ .96',
    },
    {
      name: `the same where the text names a place (${percent(blind.told / blind.of)})`,
      value: score(blind.right / blind.told),
      aim: '—',
    },
    { name: 'province, by an office there', value: score(home.right / home.of), aim: '≥ .96' },
    {
      name: `the same where the label names one province only (${percent(plain.of / home.of)})`,
      value: score(plain.right / plain.of),
      aim: '≥ .96',
    },
  ];
}

async function trained(folder: string, task: BatchTask) {
  const set = task === 'rumor' ? 'rumor' : 'dept7';
  const model = join(folder, 'model');
  const [trainFiles, devFiles] = [[fileOf(`${set}.train`)], [fileOf(`${set}.dev`)]];
  await runTrain({ task, trainFiles, devFiles, out: model });
  const { lexicon, profile } = await loadConfig('config/embedded.yaml');
  const tag = openTagger(lexicon, profile.departments, profile);
  const outFile = join(folder, 'out');
  return async (inFile: string) => {
    await runClassify({ task, model, inFile, outFile, tag });
    return outFile;
  };
}
