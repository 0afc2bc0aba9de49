import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runClassify } from '../../../src/cli/batch/classify.ts';
import type { BatchTask } from '../../../src/cli/batch/labelled-row.ts';
import { runTrain } from '../../../src/cli/batch/train.ts';
import { openTagger } from '../../../src/understanding/tagging/open-tagger.ts';
import { shippedLexicon } from '../../support/lexicon.ts';

const tag = openTagger(shippedLexicon(), [], { region: [], defaultDepartment: 'office' });
const towns = ['平川镇', '青石镇', '东岭镇', '柳溪镇'];
const kinds = [
  { what: '一处厂房起火，消防员到场扑救', labels: ['P4'], rumor: 0, dept7: '应急' },
  { what: '小区物业停水多日，业主恳请解决', labels: ['P2'], rumor: 0, dept7: '住建' },
  { what: '网传水库决口，速转，千万别出门', labels: ['P6'], rumor: 1, dept7: '应急' },
  { what: '举办书法展览，市民免费参观', labels: ['none'], rumor: 0, dept7: '文旅' },
];
const rows = towns.flatMap((town, i) =>
  kinds.map(({ what, ...gold }, k) => ({ id: `r${i}${k}`, text: `${town}${what}`, ...gold })),
);

let directory: string;
const at = (name: string) => join(directory, name);
const asLines = (values: readonly unknown[]) => values.map((v) => JSON.stringify(v)).join('\n');

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiying-classify-'));
  await writeFile(at('rows.jsonl'), asLines(rows));
  const bare = rows.map(({ id, text }) => ({ id, text }));
  await writeFile(at('bare.jsonl'), asLines(bare));
});
afterAll(() => rm(directory, { recursive: true }));

async function trainAndClassify(task: BatchTask, inFile = 'rows.jsonl', register?: string) {
  const model = at(`model-${task}`);
  const files = [at('rows.jsonl')];
  await runTrain({ task, trainFiles: files, devFiles: files, out: model });
  await runClassify({
    task,
    model,
    tag,
    inFile: at(inFile),
    outFile: at('out.jsonl'),
    ...(register ? { register: at(register) } : {}),
  });
  const written = await readFile(at('out.jsonl'), 'utf8');
  return written
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('huiying train and classify', () => {
  it('learns priorities from labelled rows and answers in order', async () => {
    const answers = await trainAndClassify('tags');
    expect(answers.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(answers.map(({ labels }) => labels)).toEqual(rows.map(({ labels }) => labels));
  });

  it('learns rumours and departments', async () => {
    const rumours = await trainAndClassify('rumor');
    expect(rumours.map(({ rumor }) => rumor)).toEqual(rows.map(({ rumor }) => rumor));
    const departments = await trainAndClassify('dept7');
    expect(departments.map(({ dept7 }) => dept7)).toEqual(rows.map(({ dept7 }) => dept7));
  });

  it('predicts the same whether or not the rows carry their labels', async () => {
    const withGold = await trainAndClassify('tags');
    expect(await trainAndClassify('tags', 'bare.jsonl')).toEqual(withGold);
  });

  it('watches a policy from the register that no training row knew', async () => {
    const policy = { name: '展览限流办法', entities: ['展览'], measures: ['免费'] };
    await writeFile(at('register.jsonl'), asLines([policy]));
    const answers = await trainAndClassify('tags', 'rows.jsonl', 'register.jsonl');
    const exhibitions = answers.filter((_, index) => index % kinds.length === 3);
    expect(exhibitions.map(({ labels }) => labels)).toEqual(towns.map(() => ['P1']));
  });

  it('says which file holds no labels for the task', async () => {
    const training = runTrain({
      task: 'dept7',
      trainFiles: [at('bare.jsonl')],
      devFiles: [],
      out: at('none'),
    });
    await expect(training).rejects.toThrow(/no row with a label for dept7 in .*bare\.jsonl/u);
  });
});
