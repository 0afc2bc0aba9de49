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

/** The province, where the set names one; its labels are silver, made by another program. */
export async function benchPlaces(): Promise<BenchRow[]> {
  const { lexicon, profile } = await loadConfig('config/embedded.yaml');
  const regionOf = openRegionResolver(lexicon.places, [profile.region]);
  const rows = readRows(fileOf('region.dev'), placedSchema).filter(
    ({ region_silver: [province] }) => province !== undefined,
  );
  const said = rows.map(
    ({ title, text }) => regionOf({ title, text, sourceRegion: [] }).division[0],
  );
  const right = rows.filter(({ region_silver: [province] }, at) => said[at] === province).length;
  const known = said.filter((province) => province !== undefined).length;
  return [
    { name: 'province, all rows', value: score(right / rows.length), aim: '≥ .96' },
    {
      name: `province, where one is told (${percent(known / rows.length)})`,
      value: score(right / known),
      aim: '—',
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
