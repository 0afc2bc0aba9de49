import { expect, it } from 'vitest';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { openCaseAudit } from '../../../src/adapters/mongo/case-audit.ts';
import { openCaseHistory } from '../../../src/adapters/mongo/case-history.ts';
import { openCaseStore } from '../../../src/adapters/mongo/case-store.ts';
import type { CaseRow } from '../../../src/adapters/mongo/case-row.ts';
import { chainHash, chainStart } from '../../../src/domain/audit/chain.ts';
import type { CaseStore } from '../../../src/ports/case-store.ts';
import { caseEvent, newCase } from '../../contract/nouns.ts';
import { describeOnMongo } from '../../support/mongo.ts';

function command(version: number, reason: string) {
  const after = { ...newCase('a'), version };
  return { expectedVersion: version - 1, after, events: [caseEvent(version, reason)] };
}

async function runCommands(cases: CaseStore, count: number, reason: string): Promise<void> {
  for (let version = 1; version <= count; version += 1)
    expect(await cases.save(command(version, reason))).toBe('saved');
}

describeOnMongo('cases in MongoDB', ({ connect }) => {
  it('lets one of fifty actors in five processes win', async () => {
    const stores = await Promise.all(
      Array.from({ length: 5 }, async () => openCaseStore(await connect(), sm3)),
    );
    await stores[0]?.save(command(1, 'opened'));
    const racing = stores.flatMap((cases, process) =>
      Array.from({ length: 10 }, (_, n) => cases.save(command(2, `${process}-${n}`))),
    );
    const outcomes = await Promise.all(racing);
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    expect(await stores[1]?.history('a')).toHaveLength(2);
  });

  it('keeps a long history outside the document, and the whole of it in sight', async () => {
    const database = await connect();
    const cases = openCaseStore(database, sm3);
    await runCommands(cases, 24, '停'.repeat(30_000));
    const row = await database.rows<CaseRow>('cases').one({ _id: 'a' });
    expect(row?.archived).toBeGreaterThan(0);
    expect(row?.recentBytes).toBeLessThan(300_000);
    const sequences = (await cases.history('a')).map(({ sequence }) => sequence);
    expect(sequences).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
    expect(await cases.outbox(100)).toHaveLength(24);
    await cases.passedOn((await cases.outbox(100)).slice(0, 3));
    expect((await cases.outbox(100)).map(({ sequence }) => sequence)).toEqual(sequences.slice(3));
    const [stored] = await openCaseAudit(database, sm3).read('', 9);
    let head = chainStart;
    for (const { sequence, event, hash } of stored?.events ?? []) {
      head = chainHash(sm3, head, { caseId: 'a', sequence, event: JSON.parse(event) });
      expect(hash).toBe(head);
    }
    expect(stored?.record).toMatchObject({ events: 24, head });
  });

  it('bears a stop between copying old events out and the command', async () => {
    const database = await connect();
    const cases = openCaseStore(database, sm3);
    await runCommands(cases, 12, '停'.repeat(30_000));
    const row = await database.rows<CaseRow>('cases').one({ _id: 'a' });
    await openCaseHistory(database).archive('a', row?.recent ?? []);
    expect(await cases.history('a')).toHaveLength(12);
    expect(await cases.save(command(13, 'goes on'))).toBe('saved');
    expect(await cases.history('a')).toHaveLength(13);
  });

  it('still shows the old events of a case that somebody has deleted', async () => {
    const database = await connect();
    const cases = openCaseStore(database, sm3);
    await runCommands(cases, 12, '停'.repeat(30_000));
    await database.rows('cases').remove({ _id: 'a' });
    const [stored] = await openCaseAudit(database, sm3).read('', 9);
    expect(stored?.record).toBeUndefined();
    expect(stored?.events.length).toBeGreaterThan(0);
  });
});
