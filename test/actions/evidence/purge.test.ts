import { array, assert, asyncProperty, constantFrom, integer, record, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purgeEvidence } from '../../../src/actions/evidence/purge.ts';
import { verifyEvidence } from '../../../src/actions/evidence/verify.ts';
import { openBlobStore } from '../../../src/adapters/sqlite/blob-store.ts';
import { openCaseStore } from '../../../src/adapters/sqlite/case-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../../src/adapters/sqlite/item-store.ts';
import { openLog } from '../../../src/adapters/sqlite/log.ts';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { systemActor } from '../../../src/domain/actor.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import { stages } from '../../../src/domain/case/stage.ts';
import {
  auditTopic,
  itemsTopic,
  storiesTopic,
  taggedItemsTopic,
} from '../../../src/domain/topics.ts';
import { dayMs } from '../../../src/domain/time.ts';
import { newCase, taggedItem } from '../../contract/nouns.ts';
import { openKeptLogger } from '../../support/kept-logger.ts';
import { openManualClock } from '../../support/manual-clock.ts';

const keepMs = 90 * dayMs;

function openVault() {
  const clock = openManualClock();
  const database = openDatabase(':memory:');
  const deps = {
    clock,
    logger: openKeptLogger(),
    log: openLog(database, clock),
    items: openItemStore(database),
    blobs: openBlobStore(database),
    cases: openCaseStore(database, sm3),
  };
  return {
    ...deps,
    database,
    purge: () => purgeEvidence(deps, systemActor, { keepMs }),
    /** An item found so many days ago on a page with these words. */
    async find(id: string, daysAgo: number, words = `page of ${id}`) {
      const fetchedAt = clock.now() - daysAgo * dayMs;
      const url = `http://news.yunshi.example/${id}`;
      const fetched = { sourceId: 's', url, finalUrl: url, status: 200, headers: {}, fetchedAt };
      const evidence = await deps.blobs.keep(new TextEncoder().encode(words), fetched);
      const tagged = taggedItem(id, words);
      await deps.items.put([{ ...tagged, item: { ...tagged.item, fetchedAt, evidence } }]);
      return evidence;
    },
    async link(id: string, stage: Case['stage'], itemIds: string[]) {
      const after = { ...newCase(id), stage, itemIds };
      await deps.cases.save({ expectedVersion: 0, after, events: [] });
    },
  };
}

describe('the purge of evidence', () => {
  it('never takes an item or its evidence that a case holds, and takes all that is old and held by none', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const age = integer({ min: 0, max: 180 });
    // two words only: many items share their bytes
    const item = record({ age, words: constantFrom('甲', '乙') });
    const file = record({ stage: constantFrom(...stages), itemIds: subarray(ids) });
    await assert(
      asyncProperty(
        array(item, { minLength: 6, maxLength: 6 }),
        array(file, { maxLength: 4 }),
        async (found, files) => {
          const vault = openVault();
          const evidence = new Map<string, string>();
          for (const [i, { age, words }] of found.entries())
            evidence.set(ids[i] ?? '', await vault.find(ids[i] ?? '', age, words));
          for (const [i, { stage, itemIds }] of files.entries())
            await vault.link(`case${i}`, stage, itemIds);
          const linked = new Set(
            files.flatMap(({ stage, itemIds }) => (stage === '不予立案' ? [] : itemIds)),
          );
          const kept = ids.filter((id, i) => linked.has(id) || (found[i]?.age ?? 0) <= 90);

          await vault.purge();
          expect(await vault.items.known(ids)).toEqual(new Set(kept));
          for (const id of kept)
            expect(await vault.blobs.get(evidence.get(id) ?? '')).toBeDefined();
          const verified = await verifyEvidence(vault, (fault) => expect.fail(fault.kind));
          expect(verified.checked).toBe(new Set(kept.map((id) => evidence.get(id))).size);
          await vault.database.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps the snapshot that proves a publication, though no item points to it', async () => {
    const vault = openVault();
    const snapshot = await vault.find('portal', 100);
    const channel = { kind: 'confirmed', at: 1, url: 'http://p', snapshotHash: snapshot };
    const after = { ...newCase('c1'), itemIds: [] };
    Object.assign(after, { publications: [{ id: 'p1', channels: [channel] }] });
    await vault.cases.save({ expectedVersion: 0, after, events: [] });
    await vault.purge();
    expect(await vault.items.count()).toBe(0);
    expect(await vault.blobs.get(snapshot)).toBeDefined();
    await vault.database.close();
  });

  it('leaves one audit line that says who removed what, and how old it was', async () => {
    const vault = openVault();
    await vault.find('old', 91);
    const purged = await vault.purge();
    expect(purged).toMatchObject({ kind: 'purged', items: 1, records: 1, blobs: 1 });
    expect(await vault.log.lag(auditTopic, 'auditor')).toBe(1);
    const facts = { by: 'system', before: vault.clock.now() - keepMs, items: 1, blobs: 1 };
    expect(vault.logger.lines).toMatchObject([{ message: 'evidence purged', fields: facts }]);
    await vault.database.close();
  });

  it('leaves no copy of an old item in the topics of the flow', async () => {
    const vault = openVault();
    for (const topic of [itemsTopic, taggedItemsTopic, storiesTopic])
      await vault.log.append([{ topic, key: 'a', value: { title: '石桥镇停水' } }]);
    vault.clock.advance(keepMs + dayMs);
    await vault.log.append([{ topic: itemsTopic, key: 'b', value: { title: '供水恢复' } }]);
    await vault.purge();
    const kept = vault.database.prepare<{ topic: string; key: string }>(
      'SELECT topic, key FROM log_records ORDER BY position',
    );
    expect(kept.all()).toEqual([
      { topic: itemsTopic, key: 'b' },
      { topic: auditTopic, key: 'evidence' },
    ]);
  });

  it('goes on where it was stopped, and removes more than one step takes', async () => {
    const vault = openVault();
    for (let i = 0; i < 1100; i += 1) await vault.find(`old${i}`, 100);
    expect(await vault.purge()).toMatchObject({ items: 1100, blobs: 1100 });
    expect(await vault.purge()).toMatchObject({ items: 0, blobs: 0 });
    await vault.database.close();
  });

  it('is not for those who work on cases', async () => {
    const vault = openVault();
    await vault.find('old', 100);
    const leader = { id: 'l', name: '分管领导', roles: ['leader' as const] };
    expect((await purgeEvidence(vault, leader, { keepMs })).kind).toBe('not-permitted');
    expect(await vault.items.count()).toBe(1);
    await vault.database.close();
  });
});

describe('the verification of evidence', () => {
  it('names what is damaged and what is missing, with its address', async () => {
    const vault = openVault();
    const [damaged, missing] = [await vault.find('a', 1), await vault.find('b', 1)];
    await vault.find('c', 1);
    vault.database
      .prepare('UPDATE blobs SET compressed = ? WHERE hash = ?')
      .run(new Uint8Array([1]), damaged);
    vault.database.prepare('DELETE FROM blobs WHERE hash = ?').run(missing);
    const faults: unknown[] = [];
    expect(await verifyEvidence(vault, (fault) => void faults.push(fault))).toEqual({
      checked: 3,
      faults: 2,
    });
    expect(faults).toContainEqual({
      hash: damaged,
      kind: 'damaged',
      url: 'http://news.yunshi.example/a',
    });
    expect(faults).toContainEqual({
      hash: missing,
      kind: 'missing',
      url: 'http://news.yunshi.example/b',
    });
    await vault.database.close();
  });
});
