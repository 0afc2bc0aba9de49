import { expect, it } from 'vitest';
import type { CaseAudit } from '../../src/ports/case-audit.ts';
import type { CaseStore } from '../../src/ports/case-store.ts';
import type { Documents } from '../../src/ports/documents.ts';
import { describeContract, type Contract } from './contract.ts';
import { caseEvent, newCase } from './nouns.ts';

/** A store of cases with its audit chains. */
export interface AuditedCases {
  cases: CaseStore;
  caseAudit: CaseAudit;
  documents: Documents;
}

/** What every store keeps for auditors: a hash per event, a head per case, and what was signed. */
export function caseAuditContract(contract: Contract<AuditedCases>): void {
  describeContract('case audit', contract, ({ open, can }) => {
    it('chains the events of a case over all its commands', async () => {
      const { port } = await open();
      await save(port, 'a', 1);
      await save(port, 'a', 2);
      const [stored] = await port.caseAudit.read('', 10);
      const hashes = stored?.events.map(({ hash }) => hash) ?? [];
      expect(new Set(hashes).size).toBe(2);
      expect(hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
      expect(stored?.record).toMatchObject({ version: 2, events: 2, head: hashes[1], signed: 0 });
    });

    it('adds nothing to a chain when a command loses', async () => {
      const { port } = await open();
      await save(port, 'a', 1);
      const racing = Array.from({ length: 20 }, () => save(port, 'a', 2));
      await Promise.all(racing);
      const [stored] = await port.caseAudit.read('', 10);
      expect(stored?.events.map(({ sequence }) => sequence)).toEqual([1, 2]);
      expect(stored?.record?.events).toBe(2);
    });

    it('tells what has changed since it was signed, and counts everything', async () => {
      const { port } = await open();
      for (const id of ['a', 'b', 'c']) await save(port, id, 1);
      const first = await port.caseAudit.unsigned(2);
      expect(first).toMatchObject({ cases: 3, events: 3 });
      expect(first.heads).toHaveLength(2);
      await port.caseAudit.signed(mark(1), first.heads);
      await save(port, 'a', 2);
      const { events, heads } = await port.caseAudit.unsigned(10);
      expect(events).toBe(4);
      expect(heads.map(({ caseId }) => caseId).sort()).toEqual(['a', 'c']);
      expect(heads.find(({ caseId }) => caseId === 'a')).toMatchObject({
        number: 'YQ-2026-a',
        version: 2,
        events: 2,
      });
      await port.caseAudit.signed(mark(2), heads);
      expect((await port.caseAudit.unsigned(10)).heads).toEqual([]);
    });

    it('keeps a change for the next time that came while a checkpoint was written', async () => {
      const { port } = await open();
      await save(port, 'a', 1);
      const { heads } = await port.caseAudit.unsigned(10);
      await save(port, 'a', 2);
      await port.caseAudit.signed(mark(1), heads);
      expect((await port.caseAudit.unsigned(10)).heads).toMatchObject([{ caseId: 'a', events: 2 }]);
    });

    it('reads all cases in the order of their ids, in parts', async () => {
      const { port } = await open();
      for (const id of ['b', 'd', 'a', 'c']) await save(port, id, 1);
      const first = await port.caseAudit.read('', 3);
      expect(first.map(({ caseId }) => caseId)).toEqual(['a', 'b', 'c']);
      expect((await port.caseAudit.read('c', 3)).map(({ caseId }) => caseId)).toEqual(['d']);
      expect(await port.caseAudit.read('d', 3)).toEqual([]);
    });

    it('chains what is done to the office, and tells the head until it is signed', async () => {
      const { port } = await open();
      const { office } = port.caseAudit;
      expect(await office.unsigned()).toBeUndefined();
      for (const id of ['lu', 'qin']) await openAccount(port, id);
      const head = await office.unsigned();
      const { events, signed } = await office.read();
      expect(events.map(({ sequence }) => sequence)).toEqual([1, 2]);
      expect(events.map(({ event }) => JSON.parse(event).subject)).toEqual(['lu', 'qin']);
      expect(head).toEqual({ events: 2, head: events[1]?.hash });
      expect(signed).toBe(0);
      await openAccount(port, 'gu');
      await office.signed(2);
      expect((await office.unsigned())?.events).toBe(3);
      expect((await office.read()).signed).toBe(2);
      await office.signed(3);
      expect(await office.unsigned()).toBeUndefined();
    });

    it.skipIf(!can('reopen'))('goes on with the chain of the office after a restart', async () => {
      const { port, reopen } = await open();
      await openAccount(port, 'lu');
      const first = await port.caseAudit.office.unsigned();
      await port.caseAudit.office.signed(1);
      await openAccount(port, 'qin');
      const { office } = (await reopen()).caseAudit;
      expect((await office.unsigned())?.events).toBe(2);
      expect((await office.read()).events[0]?.hash).toBe(first?.head);
    });

    it.skipIf(!can('reopen'))('remembers the last checkpoint over a restart', async () => {
      const { port, reopen } = await open();
      expect(await port.caseAudit.lastCheckpoint()).toBeUndefined();
      await port.caseAudit.signed(mark(1), []);
      await port.caseAudit.signed(mark(2), []);
      expect(await (await reopen()).caseAudit.lastCheckpoint()).toEqual(mark(2));
    });
  });
}

function save({ cases }: AuditedCases, id: string, version: number): Promise<unknown> {
  const after = { ...newCase(id), version };
  return cases.save({ expectedVersion: version - 1, after, events: [caseEvent(version, 'next')] });
}

function openAccount({ documents }: AuditedCases, id: string): Promise<unknown> {
  const account = { id, version: 1, name: id, roles: [], passwordHash: '', isDisabled: false };
  const by = { id: 'shen', name: '沈砚' };
  const event = { id: `account/${id}/1`, at: 1, by, kind: 'account-added', subject: id } as const;
  return documents.accounts.save(account, 0, event);
}

function mark(sequence: number) {
  return { sequence, hash: String(sequence).repeat(64) };
}
