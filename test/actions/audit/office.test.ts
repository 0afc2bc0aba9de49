import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { chainHash, officeChainId } from '../../../src/domain/audit/chain.ts';
import { inWords } from '../../../src/domain/audit/finding.ts';
import { openArchive, type Archive } from './archive.ts';

let archive: Archive;

/** Three accounts, two of them added before the first checkpoint and one before the second. */
beforeEach(async () => {
  archive = await openArchive();
  for (const id of ['lu', 'qin']) await archive.addAccount(id);
  await archive.checkpoint();
  await archive.addAccount('gu');
  await archive.checkpoint();
});
afterEach(() => archive.close());

const ofQin = "WHERE id = 'account/qin/1'";
const findings = async () =>
  (await archive.verify()).findings.map(({ kind, caseId, sequence }) => [kind, caseId, sequence]);

describe('what was done to the office itself', () => {
  it('is sound when nobody has touched it, and counted', async () => {
    const { findings: found, counts } = await archive.verify();
    expect(found).toEqual([]);
    expect(counts.officeEvents).toBe(3);
  });

  it('stands in a checkpoint only when something new was done', async () => {
    await archive.checkpoint();
    const lines = [];
    for await (const line of archive.deps.checkpoints.lines()) lines.push(JSON.parse(line));
    expect(lines.map(({ checkpoint }) => checkpoint.office?.events)).toEqual([2, 3, undefined]);
  });

  it('is not held to a chain before the next checkpoint has made one', async () => {
    await archive.addAccount('mei');
    expect(await findings()).toEqual([]);
    await archive.checkpoint();
    expect((await archive.verify()).counts.officeEvents).toBe(4);
  });
});

describe('a line that this version cannot read', () => {
  const ofMei = "WHERE id = 'account/mei/1'";
  const newer = `replace(event, 'account-added', 'account-merged')`;

  it.each([
    ['is of a newer version', newer, 'event-unknown'],
    ['is no JSON', `'{"kind":'`, 'event-unreadable'],
  ])('%s: it is chained, told, and later ones follow it', async (_, text, kind) => {
    await archive.addAccount('mei');
    await archive.tamper(`UPDATE office_events SET event = ${text} ${ofMei}`);
    await archive.addAccount('su');
    await archive.checkpoint();
    expect(await findings()).toEqual([[kind, 'office', 4]]);
    expect((await archive.verify()).counts.officeEvents).toBe(5);
  });

  it('cannot be changed afterwards without the audit finding it', async () => {
    await archive.addAccount('mei');
    await archive.tamper(`UPDATE office_events SET event = 'one' ${ofMei}`);
    await archive.checkpoint();
    await archive.tamper(`UPDATE office_events SET event = 'two' ${ofMei}`);
    expect(await findings()).toContainEqual(['event-altered', 'office', 4]);
  });

  it('is listed by its id, in its place', async () => {
    await archive.addAccount('mei');
    await archive.tamper(`UPDATE office_events SET event = ${newer} ${ofMei}`);
    await archive.addAccount('su');
    const listed = await archive.officeEvents.list(2);
    expect(listed).toMatchObject([{ subject: 'su' }, { id: 'account/mei/1', kind: 'unreadable' }]);
    expect(await archive.officeEvents.list(1, 'account/mei/1')).toMatchObject([{ subject: 'gu' }]);
  });
});

describe('the audit finds', () => {
  it('an edited line of the office’s audit, in both languages', async () => {
    await archive.tamper(
      `UPDATE office_events SET event = replace(event, '沈砚', '某某') ${ofQin}`,
    );
    expect(await findings()).toEqual([['event-altered', 'office', 2]]);
    const [found] = (await archive.verify()).findings;
    expect(found && inWords(found)).toMatchObject({
      zh: expect.stringContaining('office：第2条'),
      en: expect.stringContaining('office: event 2'),
    });
  });

  it('a deleted line', async () => {
    await archive.tamper(`DELETE FROM office_events ${ofQin}`);
    expect(await findings()).toContainEqual(['events-missing', 'office', 2]);
  });

  it('a line taken off the chain, as if it were new', async () => {
    await archive.tamper(`UPDATE office_events SET sequence = NULL, hash = '' ${ofQin}`);
    expect(await findings()).toContainEqual(['events-missing', 'office', 2]);
  });

  it('lines cut off the end', async () => {
    await archive.tamper('DELETE FROM office_events WHERE sequence > 1');
    expect(await findings()).toEqual([['tail-cut', 'office', 2]]);
  });

  it('all lines removed', async () => {
    await archive.tamper('DELETE FROM office_events');
    expect(await findings()).toContainEqual(['tail-cut', 'office', 1]);
  });

  it('a line rewritten with all hashes after it', async () => {
    await archive.tamper(
      `UPDATE office_events SET event = replace(event, '沈砚', '某某') ${ofQin}`,
    );
    const rows = archive.rows<{ event: string; sequence: number }>(
      'SELECT event, sequence FROM office_events ORDER BY sequence',
    );
    let head = '0'.repeat(64);
    for (const { event, sequence } of rows) {
      const link = { caseId: officeChainId, sequence, event: JSON.parse(event) };
      head = chainHash(sm3, head, link);
      await archive.tamper(`UPDATE office_events SET hash = ? WHERE sequence = ?`, head, sequence);
    }
    expect(await findings()).toEqual([['restamped', 'office', 1]]);
  });

  it('lines said to be signed that no checkpoint holds', async () => {
    await archive.addAccount('mei');
    await archive.deps.caseAudit.office.unsigned();
    await archive.deps.caseAudit.office.signed(4);
    expect(await findings()).toEqual([['signature-missing', 'office', 4]]);
  });
});
