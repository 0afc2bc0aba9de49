import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiying-rubrics-'));
  for (const name of ['lexicon', 'profiles', 'calendar'])
    await symlink(resolve('config', name), join(directory, name));
  await mkdir(join(directory, 'rubrics'));
});
afterEach(() => rm(directory, { recursive: true }));

async function load(rubric: string) {
  await writeFile(join(directory, 'rubrics', 'renmin-2009.yaml'), rubric);
  const office = [
    'office: { id: test, name: 试用办公室, contact: contact@example.org }',
    'profile: national',
    'rubrics: [renmin-2009]',
  ];
  await writeFile(join(directory, 'office.yaml'), office.join('\n'));
  return loadConfig(join(directory, 'office.yaml'));
}

describe('the rubrics that an office chooses', () => {
  it('come with the configuration, in its order', async () => {
    const { rubrics } = await loadConfig('config/embedded.yaml');
    expect(rubrics.map(({ id }) => id)).toEqual(['renmin-2009', 'xinhua-2013']);
  });

  it('are refused with their line when a range, a band or a name cannot be', async () => {
    const shipped = await readFile('config/rubrics/renmin-2009.yaml', 'utf8');
    await expect(load(shipped)).resolves.toMatchObject({ rubrics: [{ id: 'renmin-2009' }] });
    await expect(load(shipped.replace('from: 15', 'from: 25'))).rejects.toThrow(
      /renmin-2009\.yaml:\d+ bands\[1\]\.from: got 25, expected less than the band before \(20\)/,
    );
    await expect(load(shipped.replace('id: dynamics', 'id: response'))).rejects.toThrow(
      'got "response" a second time',
    );
    await expect(load(shipped.replace('min: -3, max: 3', 'min: 3, max: -3'))).rejects.toThrow(
      'expected more than min (3)',
    );
  });
});
