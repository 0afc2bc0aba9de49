import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listModelVersions, rollBackModel } from '../../../src/cli/batch/model-versions.ts';
import { runEvaluate } from '../../../src/cli/batch/evaluate.ts';
import { runRetrain } from '../../../src/cli/batch/retrain.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiying-retrain-'));
});
afterEach(() => rm(directory, { recursive: true }));

const towns = ['平川镇', '青石镇', '东岭镇', '柳溪镇', '北山镇', '南塘镇'];
const rowsAbout = (what: string, labels: string[], source = 'town') =>
  towns.map((town, i) => ({ id: `${what}${i}`, text: `${town}${what}`, labels, source }));
const water = rowsAbout('小区物业停水多日，业主恳请解决', ['P2']);
const calm = rowsAbout('举办书法展览，市民免费参观', ['none'], 'paper');
const fire = rowsAbout('一处厂房起火，消防员到场扑救', ['P4'], 'paper');
const rows = [...water, ...calm, ...fire];

async function write(name: string, values: readonly unknown[]) {
  const file = join(directory, name);
  await writeFile(file, values.map((value) => JSON.stringify(value)).join('\n'));
  return file;
}
async function retrain(corrections: readonly unknown[]) {
  const files = [await write('rows.jsonl', rows)];
  return runRetrain({
    task: 'tags',
    trainFiles: files,
    devFiles: files,
    correctionFiles: [await write('corrections.jsonl', corrections)],
    goldenFile: await write('golden.jsonl', rows),
    folder: join(directory, 'models'),
  });
}
const versions = async () =>
  (await listModelVersions(join(directory, 'models'))).map(
    ({ version, isCurrent }) => version + (isCurrent ? ' in use' : ''),
  );

describe('learning from corrections', () => {
  it('puts a model to use that judges nothing worse, and keeps the one before', async () => {
    expect(await retrain([])).toMatchObject({ version: '0001', isPromoted: true });
    const right = [{ id: 'c1', text: '小区物业停水', corrected: { P2: true } }];
    expect(await retrain(right)).toMatchObject({ version: '0002', isPromoted: true });
    expect(await versions()).toEqual(['0001', '0002 in use']);
  });

  it('keeps a model of wrong corrections, but does not use it', async () => {
    await retrain([]);
    const wrong = Array.from({ length: 8 }, () => [...water.slice(0, 3), ...calm.slice(0, 3)])
      .flat()
      .map(({ id, text }) => ({ id, text, corrected: { P2: false, P4: true } }));
    const outcome = await retrain(wrong);
    expect(outcome.isPromoted).toBe(false);
    expect(outcome.golden.after).toBeLessThan(outcome.golden.before ?? 0);
    expect(await versions()).toEqual(['0001 in use', '0002']);
  });

  it('never uses a model that learned a label backwards, not even as the first', async () => {
    const calmLabels = { P2: false, P4: false, P1: false, P6: false };
    const swapped = [
      ...water.map(({ id, text }) => ({ id, text, corrected: calmLabels })),
      ...calm.map(({ id, text }) => ({ id, text, corrected: { ...calmLabels, P2: true } })),
    ];
    const outcome = await runRetrain({
      task: 'tags',
      trainFiles: [await write('swapped.jsonl', swapped)],
      devFiles: [await write('rows.jsonl', rows)],
      correctionFiles: [],
      goldenFile: await write('golden.jsonl', rows),
      folder: join(directory, 'models'),
    });
    expect(outcome).toMatchObject({ isPromoted: false, backward: ['P2'] });
    expect(await versions()).toEqual(['0001']);
  });

  it('rolls back to the version before, and no further than the first', async () => {
    await retrain([]);
    await retrain([]);
    const folder = join(directory, 'models');
    expect(await rollBackModel(folder)).toBe('0001');
    expect(await versions()).toEqual(['0001 in use', '0002']);
    await expect(rollBackModel(folder)).rejects.toThrow(/no version before "0001"/u);
    expect(await rollBackModel(folder, '0002')).toBe('0002');
    await expect(rollBackModel(folder, '0009')).rejects.toThrow(
      /got version "0009", expected one of 0001, 0002/u,
    );
    await expect(rollBackModel(join(directory, 'empty'))).rejects.toThrow(/has no version$/u);
  });
});

describe('huiying evaluate', () => {
  it('tells each class, its calibration, and each source left out', async () => {
    const files = [await write('rows.jsonl', rows)];
    const lines = await runEvaluate({ task: 'tags', trainFiles: files, devFiles: files });
    expect(lines[0]).toBe('tags: 18 rows learned from, 18 rows checked');
    expect(lines.find((line) => line.startsWith('P2'))).toMatch(/1\.000 {6}1\.000 {3}1\.000/u);
    expect(lines).toContain('P4: stated probability against what was true');
    expect(lines.at(-2)).toMatch(/^ {2}paper .*P4 F1/u);
    expect(lines.at(-1)).toMatch(/^ {2}town .*P2 F1/u);
  });
});
