import { appendFile, copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { newKeyPair, openSigner } from '../../../src/adapters/audit-files/sm2.ts';
import { fromLine, signedText, toLine } from '../../../src/domain/audit/checkpoint.ts';
import { people } from '../../domain/case/office.ts';
import { openArchive, openSignedArchive, type Archive } from './archive.ts';

let archive: Archive;
beforeEach(async () => {
  archive = await openSignedArchive();
});
afterEach(() => archive.close());

const lines = async () => (await readFile(archive.file, 'utf8')).split('\n').slice(0, -1);
const rewrite = (kept: readonly string[]) =>
  writeFile(archive.file, kept.map((line) => `${line}\n`).join(''));

describe('checkpoints', () => {
  it('signs only what has changed since the checkpoint before', async () => {
    const heads = (await lines()).map((line) => fromLine(line)?.checkpoint.heads.length);
    expect(heads).toEqual([2, 1, 0]);
  });

  it('is sound after a crash between the file and the store', async () => {
    await archive.give('b', people.analyst, { kind: 'set-priorities', priorities: ['P3'] });
    const { caseAudit } = archive.deps;
    const marked = await caseAudit.lastCheckpoint();
    await archive.checkpoint();
    await archive.tamper(
      'UPDATE checkpoint_mark SET sequence = ?, hash = ?',
      3,
      marked?.hash ?? '',
    );
    await archive.tamper('UPDATE cases SET signed = 0');
    expect((await archive.verify()).findings).toEqual([]);
    await archive.checkpoint();
    expect((await archive.verify()).findings).toEqual([]);
  });

  it('goes on from a line that a crash cut off', async () => {
    await archive.deps.checkpoints.close();
    await appendFile(archive.file, '{"checkpoint":{"at":17');
    expect((await archive.verify()).findings).toEqual([]);
    await archive.checkpoint();
    expect((await archive.verify()).findings).toEqual([]);
    expect(await lines()).toHaveLength(4);
  });
});

describe('the audit finds', () => {
  it('a removed checkpoint', async () => {
    const [first = '', , third = ''] = await lines();
    await rewrite([first, third]);
    expect((await archive.verify()).findings).toContainEqual({
      kind: 'checkpoints-missing',
      sequence: 2,
      until: 2,
    });
  });

  it('a removed last checkpoint, even after further ones were written', async () => {
    const [first = '', second = ''] = await lines();
    await archive.deps.checkpoints.close();
    await rewrite([first, second]);
    const missing = { kind: 'checkpoints-missing', sequence: 3, until: 3 };
    expect((await archive.verify()).findings).toContainEqual(missing);
    await archive.checkpoint();
    expect((await archive.verify()).findings).toContainEqual(missing);
  });

  it('a removed checkpoint file', async () => {
    await rm(archive.file);
    const kinds = await archive.kinds();
    expect(kinds).toContain('checkpoints-missing');
    expect(kinds).toContain('signature-missing');
  });

  it('an edited checkpoint', async () => {
    const [first = '', ...others] = await lines();
    await rewrite([first.replace('"events":', '"events":1'), ...others]);
    expect((await archive.verify()).findings).toContainEqual({
      kind: 'checkpoint-forged',
      sequence: 1,
    });
  });

  it('checkpoints in another order', async () => {
    const [first = '', second = '', third = ''] = await lines();
    await rewrite([second, first, third]);
    expect(await archive.kinds()).toContain('checkpoint-out-of-place');
  });

  it('a forged signature, made with another key', async () => {
    const forger = openSigner(newKeyPair());
    const [first = '', second = '', third = ''] = await lines();
    const checkpoint = fromLine(third)?.checkpoint;
    if (checkpoint === undefined) throw new Error('no checkpoint');
    const forged = toLine({ checkpoint, signature: forger.sign(signedText(checkpoint)) });
    await rewrite([first, second, forged]);
    expect((await archive.verify()).findings).toContainEqual({
      kind: 'checkpoint-forged',
      sequence: 3,
    });
  });

  it('a forged checkpoint at the end, which the program does not build upon', async () => {
    const forger = openSigner(newKeyPair());
    const [, , third = ''] = await lines();
    const last = fromLine(third)?.checkpoint;
    if (last === undefined) throw new Error('no checkpoint');
    const checkpoint = { ...last, sequence: 4, previous: sm3(third), cases: 900 };
    await archive.deps.checkpoints.append(
      toLine({ checkpoint, signature: forger.sign(signedText(checkpoint)) }),
    );
    await archive.checkpoint();
    expect(await archive.kinds()).toEqual(
      new Set(['checkpoint-forged', 'checkpoint-out-of-place']),
    );
  });

  it('a replaced key or another file, by what the auditor had noted', async () => {
    const { keyId, newest } = await archive.verify();
    expect((await archive.verify({ keyId, known: newest })).findings).toEqual([]);
    expect(await archive.kinds({ keyId: 'f'.repeat(32) })).toEqual(new Set(['key-replaced']));
    expect(await archive.kinds({ known: { ...newest, hash: 'f'.repeat(64) } })).toEqual(
      new Set(['checkpoint-unknown']),
    );
  });
});

describe('a rollback of the whole database', () => {
  it('is found, for the checkpoints are newer than the data, and stays found when work goes on', async () => {
    const path = `${archive.file}.db`;
    const office = await openArchive(path);
    await office.openWorked('a');
    await office.checkpoint();
    await office.restart(() => copyFile(path, `${path}.old`));
    await office.give('a', people.analyst, { kind: 'set-priorities', priorities: ['P1'] });
    await office.checkpoint();
    await office.restart(() => copyFile(`${path}.old`, path));
    expect(await office.kinds()).toContain('store-rolled-back');
    await office.give('a', people.analyst, { kind: 'set-priorities', priorities: ['P6'] });
    await office.give('a', people.analyst, { kind: 'set-priorities', priorities: ['P5'] });
    await office.checkpoint();
    expect(await office.kinds()).toContain('restamped');
    await office.close();
  });
});
