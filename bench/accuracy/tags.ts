import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runClassify } from '../../src/cli/batch/classify.ts';
import { readLabelledRow } from '../../src/cli/batch/labelled-row.ts';
import { runTrain } from '../../src/cli/batch/train.ts';
import { loadConfig } from '../../src/config/load.ts';
import { expectedCalibrationError } from '../../src/understanding/model/calibrate.ts';
import { openTagger } from '../../src/understanding/tagging/open-tagger.ts';
import { judgedPriorities } from '../../src/understanding/tagging/weigh-in-model.ts';
import type { BenchRow } from '../row.ts';
import { jsonLines, numberAfter, readRows, scored, shared } from './shared-data.ts';

export const trainFiles = ['priority.train', 'rumor.train'].map(fileOf);
export const devFiles = ['priority.dev', 'rumor.dev'].map(fileOf);

const goldSchema = z.object({
  id: z.string(),
  source: z.string(),
  labels: z.array(z.string()),
  title: z.string().default(''),
  text: z.string(),
  rumor: z.number().optional(),
  target: z.string().optional(),
  domain: z.string().nullish(),
});
type Gold = z.infer<typeof goldSchema>;
const answerSchema = z.object({
  id: z.string(),
  labels: z.array(z.string()),
  scores: z.record(z.string(), z.number()),
  evidence: z.array(
    z.object({ label: z.string(), field: z.string(), start: z.number(), end: z.number() }),
  ),
});
type Answer = z.infer<typeof answerSchema>;

/** All labels on the development rows: F1, false fire, calibration, evidence and what it is worth. */
export async function benchTags(): Promise<BenchRow[]> {
  const gold = devFiles.flatMap((file) => readRows(file, goldSchema));
  return inFolder(async (folder) => {
    const classify = await trained(folder, { trainFiles, devFiles });
    const answers = await classify(gold);
    const table = scored('classification/score.mjs', [
      'tags',
      devFiles.join(','),
      join(folder, 'out'),
    ]);
    const f1 = judgedPriorities.map((label) => lineOf(table, label)).join(', ');
    return [
      {
        name: `tags: macro-F1 (${f1})`,
        value: score(numberAfter('macro-F1', table)),
        aim: '≥ .94',
      },
      ...['P1', 'P2', 'P4'].map((label) => falseFire(label, gold, answers, '≤ 0.3 %')),
      falseFire('P6', gold, answers, '≤ 3 %'),
      {
        name: 'tags: calibration error (ECE)',
        value: score(calibrationOf(gold, answers)),
        aim: '≤ .03',
      },
      {
        name: 'tags with evidence',
        value: score(numberAfter('tags with evidence', table)),
        aim: '1',
      },
      {
        name: 'tags that fall without their evidence',
        value: await flips(gold, answers, classify),
        aim: '≥ 80 %',
      },
    ];
  });
}

/** P4 where the model learned nothing of the source. */
export async function benchLeftOut(): Promise<BenchRow[]> {
  const aims = { cec: '≥ .85', duee: '≥ .50', weibo21: '≥ .40' };
  const rows: BenchRow[] = [];
  for (const [source, aim] of Object.entries(aims)) {
    const isLeft = (row: Gold) => row.source !== source;
    const gold = devFiles
      .flatMap((file) => readRows(file, goldSchema))
      .filter((row) => !isLeft(row));
    const answers = await inFolder(async (folder) => (await trainedOn(folder, isLeft))(gold));
    rows.push({ name: `P4 without ${source}: F1`, value: score(f1Of('P4', gold, answers)), aim });
  }
  return rows;
}

/** A policy that no training row names, found by its register entry. */
export async function benchRegister(): Promise<BenchRow[]> {
  const isLeft = ({ target }: Gold) => target !== '开放二胎';
  const entry = {
    name: '全面两孩政策',
    aliases: ['全面二孩', '开放二胎', '放开二胎', '二胎政策'],
    numbers: ['中发〔2015〕40号'],
    entities: ['二胎', '二孩', '两孩'],
    measures: ['开放', '放开', '允许生育'],
  };
  const all = [...trainFiles, ...devFiles].flatMap((file) => readRows(file, goldSchema));
  const named = all.filter((row) => !isLeft(row));
  const others = devFiles.flatMap((file) => readRows(file, goldSchema)).filter(isLeft);
  return inFolder(async (folder) => {
    const register = join(folder, 'register');
    await writeFile(register, jsonLines([entry]));
    const classify = await trainedOn(folder, isLeft, register);
    const found = await classify(named);
    const ordinary = others.filter(({ labels }) => labels.length > 0 && !labels.includes('P1'));
    const fired = await classify(ordinary);
    const share = (answers: readonly Answer[]) =>
      answers.filter(({ labels }) => labels.includes('P1')).length / answers.length;
    return [
      { name: 'register, a policy never seen: recall', value: score(share(found)), aim: '≥ .85' },
      { name: 'the same: false fire', value: percent(share(fired)), aim: '≤ 1 %' },
    ];
  });
}

export type Classify = (rows: readonly Gold[]) => Promise<Answer[]>;

async function trained(
  folder: string,
  { register, ...files }: { trainFiles: string[]; devFiles: string[]; register?: string },
): Promise<Classify> {
  const model = join(folder, 'model');
  await runTrain({ task: 'tags', ...files, out: model });
  const { lexicon, profile } = await loadConfig('config/embedded.yaml');
  const tag = openTagger(lexicon, profile.departments, profile);
  const [inFile, outFile] = [join(folder, 'in'), join(folder, 'out')];
  return async (rows) => {
    await writeFile(inFile, jsonLines(rows.map(({ id, title, text }) => ({ id, title, text }))));
    await runClassify({ task: 'tags', model, inFile, outFile, tag, ...(register && { register }) });
    return readRows(outFile, answerSchema);
  };
}

/** Trained on the rows that are left of both sets. */
async function trainedOn(
  folder: string,
  isLeft: (row: Gold) => boolean,
  register?: string,
): Promise<Classify> {
  const write = async (name: string, files: readonly string[]) => {
    const rows = files.flatMap((file) => readRows(file, goldSchema)).filter(isLeft);
    await writeFile(join(folder, name), jsonLines(rows));
    return [join(folder, name)];
  };
  return trained(folder, {
    trainFiles: await write('train', trainFiles),
    devFiles: await write('dev', devFiles),
    ...(register && { register }),
  });
}

function falseFire(
  label: string,
  gold: readonly Gold[],
  answers: readonly Answer[],
  aim: string,
): BenchRow {
  // what people say on an ordinary day: no rumour set
  const isOrdinary = gold.map(
    ({ labels, rumor }) => labels.join() === 'none' && rumor === undefined,
  );
  const ordinary = answers.filter((_, at) => isOrdinary[at]);
  const fired = ordinary.filter(({ labels }) => labels.includes(label)).length;
  return {
    name: `${label}: false fire on ordinary items`,
    value: percent(fired / ordinary.length),
    aim,
  };
}

function calibrationOf(gold: readonly Gold[], answers: readonly Answer[]): number {
  const judged = gold.flatMap((row, at) => {
    const { labels } = readLabelledRow('tags', row);
    return Object.entries(labels).map(([label, isTrue]) => ({
      probability: answers[at]?.scores[label] ?? 0,
      isTrue,
    }));
  });
  return expectedCalibrationError(judged);
}

/** The share of judged tags that are gone once their evidence is cut out of the text. */
async function flips(gold: readonly Gold[], answers: readonly Answer[], classify: Classify) {
  const questions = answers.flatMap((answer, at) => {
    const row = gold[at];
    return judgedPriorities
      .filter((label) => row !== undefined && answer.labels.includes(label))
      .map((label) => ({ label, row: row && without(row, label, answer) }));
  });
  const asked = questions.flatMap(({ label, row }, at) =>
    row === undefined ? [] : [{ label, row: { ...row, id: `${label}${at}` } }],
  );
  const after = await classify(asked.map(({ row }) => row));
  const fallen = after.filter(({ labels }, at) => !labels.includes(asked[at]?.label ?? ''));
  return percent(fallen.length / asked.length);
}

function without(row: Gold, label: string, { evidence }: Answer): Gold {
  const cut = (field: 'title' | 'text') => {
    const spans = evidence
      .filter((span) => span.label === label && span.field === field)
      .sort((a, b) => b.start - a.start);
    return spans.reduce(
      (text, { start, end }) => text.slice(0, start) + text.slice(end),
      row[field],
    );
  };
  return { ...row, title: cut('title'), text: cut('text') };
}

function f1Of(label: string, gold: readonly Gold[], answers: readonly Answer[]): number {
  let [hits, errors] = [0, 0];
  gold.forEach((row, at) => {
    const isTrue = readLabelledRow('tags', row).labels[label];
    const isSaid = answers[at]?.labels.includes(label) === true;
    if (isTrue === true && isSaid) hits += 1;
    else if (isTrue !== undefined && isTrue !== isSaid) errors += 1;
  });
  return (2 * hits) / (2 * hits + errors);
}

/** `P1 .975` from the scorer's table. */
function lineOf(table: string, label: string): string {
  const line = table.split('\n').find((each) => each.startsWith(label)) ?? '';
  return `${label} ${score(numberAfter('F1', line))}`;
}

export async function inFolder<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-accuracy-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function fileOf(name: string): string {
  return shared(`classification/${name}.jsonl`);
}

export const score = (value: number) => value.toFixed(3);
export const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
