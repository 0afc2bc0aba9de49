import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyFiles } from '../../../src/adapters/audit-files/key-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

const privateFile = () => join(folder, 'audit-key.pem');
const publicFile = () => join(folder, 'audit-key.pub.pem');

describe("the office's key", () => {
  it('is made at first use and is the same ever after', () => {
    const first = openKeyFiles(folder);
    const signature = first.sign('一');
    const again = openKeyFiles(folder);
    expect(again.keyId).toBe(first.keyId);
    expect(again.verify('一', signature)).toBe(true);
  });

  it('can be read by its owner only', async () => {
    openKeyFiles(folder);
    expect(((await stat(privateFile())).mode & 0o777).toString(8)).toBe('600');
  });

  it('leaves its file in no other', async () => {
    openKeyFiles(folder);
    const secret = Buffer.from(
      (await readFile(privateFile(), 'utf8')).split('\n')[1] ?? '',
      'base64',
    );
    const shown = await readFile(publicFile(), 'utf8');
    expect(shown).not.toContain(secret.toString('base64').slice(0, 40));
  });

  it.each([privateFile, publicFile])('is not made anew when a file is gone', async (file) => {
    openKeyFiles(folder);
    await rm(file());
    expect(() => openKeyFiles(folder)).toThrow(expect.objectContaining({ code: 'storage-failed' }));
  });

  it('is refused when the public key beside it is another', async () => {
    openKeyFiles(folder);
    const other = await mkdtemp(join(tmpdir(), 'huiying-keys-'));
    openKeyFiles(other);
    await writeFile(publicFile(), await readFile(join(other, 'audit-key.pub.pem')));
    expect(() => openKeyFiles(folder)).toThrow(/does not belong/);
    await rm(other, { recursive: true });
  });

  it('is refused when its file is damaged', async () => {
    openKeyFiles(folder);
    await writeFile(privateFile(), 'nothing');
    expect(() => openKeyFiles(folder)).toThrow(/is no SM2 private key/);
  });
});
