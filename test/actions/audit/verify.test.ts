import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { chainHash, chainStart } from '../../../src/domain/audit/chain.ts';
import { inWords } from '../../../src/domain/audit/finding.ts';
import { people } from '../../domain/case/office.ts';
import { openSignedArchive, type Archive } from './archive.ts';

let archive: Archive;
beforeEach(async () => {
  archive = await openSignedArchive();
});
afterEach(() => archive.close());

const ofCase = (id: string) => `case_position = (SELECT position FROM cases WHERE id = '${id}')`;

/** What a person with the database file and this program's source, but without the key, can do. */
async function restamp(caseId: string): Promise<void> {
  const rows = archive.rows<{ position: number; event: string }>(
    `SELECT position, event FROM case_events WHERE ${ofCase(caseId)} ORDER BY sequence`,
  );
  let head = chainStart;
  for (const [index, { position, event }] of rows.entries()) {
    head = chainHash(sm3, head, { caseId, sequence: index + 1, event: JSON.parse(event) });
    const sql = 'UPDATE case_events SET hash = ?, sequence = ? WHERE position = ?';
    await archive.tamper(sql, head, index + 1, position);
  }
  const sql = 'UPDATE cases SET head = ?, chained = ? WHERE id = ?';
  await archive.tamper(sql, head, rows.length, caseId);
}

/** Leaves the archive as a store of version 3 that has just been migrated. */
async function beforeChains(): Promise<void> {
  await archive.deps.checkpoints.close();
  await rm(archive.file);
  await archive.tamper('DELETE FROM checkpoint_mark');
  await archive.tamper(`UPDATE cases SET chained = 0, head = '', signed = 0`);
  await archive.tamper(`UPDATE case_events SET hash = ''`);
}

describe('an office that nobody has tampered with', () => {
  it('gives no finding', async () => {
    expect((await archive.verify()).findings).toEqual([]);
  });

  it('has chains as long as its events, of as many commands as the sum of its versions', async () => {
    const { counts } = await archive.verify();
    const [stored] = archive.rows<{ events: number; versions: number }>(
      `SELECT (SELECT count(*) FROM case_events) AS events, sum(version) AS versions FROM cases`,
    );
    expect(counts).toMatchObject({ cases: 2, checkpoints: 3, ...stored });
    expect(
      archive.rows(`SELECT DISTINCT case_position, event ->> '$.version' FROM case_events`),
    ).toHaveLength(counts.versions);
  });

  it('chains what was stored before there were chains', async () => {
    await beforeChains();
    expect(await archive.kinds()).toEqual(new Set(['never-chained']));
    await archive.checkpoint();
    expect((await archive.verify()).findings).toEqual([]);
  });

  it('chains it too when a command comes before the first checkpoint', async () => {
    await beforeChains();
    for (const caseId of ['a', 'b'])
      await archive.give(caseId, people.analyst, { kind: 'set-priorities', priorities: ['P5'] });
    expect((await archive.verify()).findings).toEqual([]);
  });
});

describe('the audit finds', () => {
  it('an edited event, and names the case and the sequence in both languages', async () => {
    await archive.tamper(
      `UPDATE case_events SET event = replace(event, '一致同意', '一致反对') WHERE ${ofCase('a')}`,
    );
    const { findings } = await archive.verify();
    const [found] = findings.filter(({ kind }) => kind === 'event-altered');
    const sequence = archive.rows<{ sequence: number }>(
      `SELECT sequence FROM case_events WHERE ${ofCase('a')} AND event LIKE '%一致反对%'`,
    )[0]?.sequence;
    expect(found).toMatchObject({ caseNumber: 'YQ-2026-a', sequence });
    expect(found && inWords(found)).toEqual({
      zh: expect.stringContaining(`YQ-2026-a：第${sequence}条事件`),
      en: expect.stringContaining(`YQ-2026-a: event ${sequence} `),
    });
  });

  it('a member added twice to an event, of which readers see different ones', async () => {
    await archive.tamper(
      `UPDATE case_events SET event = replace(event, '"at":', '"at":1,"at":') WHERE sequence = 2`,
    );
    expect(await archive.kinds()).toContain('event-unreadable');
  });

  it('a deleted event', async () => {
    await archive.tamper(`DELETE FROM case_events WHERE ${ofCase('a')} AND sequence = 4`);
    const { findings } = await archive.verify();
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'events-missing', sequence: 4, until: 4 }),
    );
  });

  it('a deleted event whose followers were renumbered', async () => {
    await archive.tamper(`DELETE FROM case_events WHERE ${ofCase('a')} AND sequence = 4`);
    await archive.tamper(
      `UPDATE case_events SET sequence = -sequence WHERE ${ofCase('a')} AND sequence > 4`,
    );
    await archive.tamper(
      `UPDATE case_events SET sequence = -sequence - 1 WHERE ${ofCase('a')} AND sequence < 0`,
    );
    await archive.tamper(`UPDATE cases SET chained = chained - 1 WHERE id = 'a'`);
    const { findings } = await archive.verify();
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'event-altered', sequence: 4 }),
    );
  });

  it.each([0, 99])('an inserted event with the number %d', async (sequence) => {
    await archive.tamper(
      `INSERT INTO case_events (case_position, sequence, event, hash)
       SELECT case_position, ?, event, hash FROM case_events WHERE ${ofCase('a')} AND sequence = 1`,
      sequence,
    );
    expect((await archive.verify()).findings).not.toEqual([]);
  });

  it('two swapped events', async () => {
    const swap = `UPDATE case_events SET sequence = ? WHERE ${ofCase('a')} AND sequence = ?`;
    await archive.tamper(swap, -1, 3);
    await archive.tamper(swap, 3, 5);
    await archive.tamper(swap, 5, -1);
    const { findings } = await archive.verify();
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'event-altered', sequence: 3 }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'event-altered', sequence: 5 }),
    );
  });

  it('a tail cut', async () => {
    await archive.tamper(`DELETE FROM case_events WHERE ${ofCase('a')} AND sequence > 6`);
    const { findings } = await archive.verify();
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'tail-cut', sequence: 7 }));
  });

  it('a tail cut with everything in the database brought into line', async () => {
    await archive.tamper(`DELETE FROM case_events WHERE ${ofCase('a')} AND sequence > 6`);
    await restamp('a');
    await archive.tamper(`UPDATE cases SET signed = 6 WHERE id = 'a'`);
    const { findings } = await archive.verify();
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'tail-cut', sequence: 7 }));
  });

  it('a re-stamped event: edited, with all hashes after it computed anew', async () => {
    const next = archive.rows<{ n: number }>(`SELECT chained AS n FROM cases WHERE id = 'a'`);
    await archive.tamper(
      `UPDATE case_events SET event = replace(event, '"P1"', '"P6"') WHERE ${ofCase('a')}`,
    );
    await archive.tamper(
      `UPDATE cases SET document = replace(document, '"P1"', '"P6"') WHERE id = 'a'`,
    );
    await restamp('a');
    const { findings } = await archive.verify();
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'restamped', caseNumber: 'YQ-2026-a', until: next[0]?.n }),
    ]);
    expect(findings[0]?.sequence).toBeGreaterThan(1);
  });

  it('a re-stamp that later, signed work was built upon', async () => {
    await archive.tamper(
      `UPDATE case_events SET event = replace(event, '一致同意', '一致反对') WHERE ${ofCase('a')}`,
    );
    await archive.tamper(
      `UPDATE cases SET document = replace(document, '一致同意', '一致反对') WHERE id = 'a'`,
    );
    await restamp('a');
    await archive.give('a', people.analyst, { kind: 'set-priorities', priorities: ['P3'] });
    await archive.checkpoint();
    expect(await archive.kinds()).toEqual(new Set(['restamped']));
  });

  it('a changed case document, and names the fields', async () => {
    await archive.tamper(
      `UPDATE cases SET document = json_set(document, '$.title', '一切正常') WHERE id = 'b'`,
    );
    expect((await archive.verify()).findings).toEqual([
      expect.objectContaining({ kind: 'document-altered', fields: ['title'] }),
    ]);
  });

  it('a disarmed timer', async () => {
    await archive.tamper(`UPDATE cases SET next_fire_at = NULL WHERE id = 'b'`);
    expect((await archive.verify()).findings).toEqual([
      expect.objectContaining({ kind: 'document-altered', fields: ['timer column'] }),
    ]);
  });

  it('a deleted case, by its number', async () => {
    await archive.tamper(`DELETE FROM case_events WHERE ${ofCase('b')}`);
    await archive.tamper(`DELETE FROM case_stories WHERE case_id = 'b'`);
    await archive.tamper(`DELETE FROM cases WHERE id = 'b'`);
    const { findings } = await archive.verify();
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'case-deleted', caseNumber: 'YQ-2026-b' }),
    );
  });
});
