import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSecretFile } from '../../../src/adapters/files/secret-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-secret-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('reads a secret without the line break behind it', async () => {
  await writeFile(join(folder, 'robot.key'), 'SEC-fictitious\n');
  expect(readSecretFile(join(folder, 'robot.key'))).toBe('SEC-fictitious');
});

it('names the file that is missing or empty', async () => {
  await writeFile(join(folder, 'empty.key'), ' \n');
  expect(() => readSecretFile(join(folder, 'empty.key'))).toThrow(/empty\.key: is empty/);
  expect(() => readSecretFile(join(folder, 'none.key'))).toThrow(/none\.key: cannot be read/);
});
