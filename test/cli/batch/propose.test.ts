import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPropose } from '../../../src/cli/batch/propose.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-propose-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('huiying propose', () => {
  it('writes a register entry under the id of each page', async () => {
    const [inFile, outFile] = [join(folder, 'in'), join(folder, 'out')];
    const page = {
      id: 'p1',
      title: '《云禾市禁养办法》',
      text: '云政发〔2026〕3号 禁止散养家禽。',
    };
    await writeFile(inFile, `${JSON.stringify(page)}\n`);
    expect(await runPropose({ inFile, outFile })).toEqual({ rows: 1 });
    expect(JSON.parse(await readFile(outFile, 'utf8'))).toMatchObject({
      id: 'p1',
      name: '云禾市禁养办法',
      numbers: ['云政发〔2026〕3号'],
      measures: ['禁止'],
    });
  });
});
