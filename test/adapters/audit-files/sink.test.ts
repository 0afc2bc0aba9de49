import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAuditSink } from '../../../src/adapters/audit-files/sink.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-sink-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the file of checkpoints', () => {
  it('is for its owner only', async () => {
    const file = join(folder, 'checkpoints.jsonl');
    const sink = openAuditSink(file);
    await sink.append('one');
    await sink.close();
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
  });

  it('drops only what a crash cut off, and only when it is written again', async () => {
    const file = join(folder, 'checkpoints.jsonl');
    await appendFile(file, 'one\ntw');
    const sink = openAuditSink(file);
    expect(await sink.last()).toBe('one');
    expect(await readFile(file, 'utf8')).toBe('one\ntw');
    await sink.append('two');
    await sink.close();
    expect(await readFile(file, 'utf8')).toBe('one\ntwo\n');
  });

  it('says which file it cannot write', async () => {
    await appendFile(join(folder, 'in the way'), '');
    const sink = openAuditSink(join(folder, 'in the way', 'checkpoints.jsonl'));
    await expect(sink.append('one')).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining('in the way'),
    });
  });
});
