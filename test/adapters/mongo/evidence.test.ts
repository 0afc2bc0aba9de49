import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { openBlobStore } from '../../../src/adapters/mongo/blob-store.ts';
import { openCaseStore } from '../../../src/adapters/mongo/case-store.ts';
import { openItemStore } from '../../../src/adapters/mongo/item-store.ts';
import { caseEvent, newCase, taggedItem } from '../../contract/nouns.ts';
import { describeOnMongo } from '../../support/mongo.ts';

const url = 'http://news.yunshi.example/1';
const fetch = (fetchedAt: number) => ({
  sourceId: 'yunshi-news',
  url,
  finalUrl: url,
  status: 200,
  headers: {},
  fetchedAt,
});

describeOnMongo('evidence in MongoDB', ({ connect }) => {
  it('keeps bytes that are larger than a document may be, and purges every part', async () => {
    const database = await connect();
    const blobs = openBlobStore(database);
    const bytes = new Uint8Array(randomBytes(17 * 1024 * 1024));
    const hash = await blobs.keep(bytes, fetch(1));
    expect(Buffer.compare((await blobs.get(hash)) ?? new Uint8Array(), bytes)).toBe(0);
    expect(await blobs.purge(5, 10)).toEqual({ records: 1, blobs: 1, bytes: bytes.byteLength });
    expect(await database.rows('blob_parts').count({})).toBe(0);
  });

  it('keeps bytes that are fetched again in the moment of their purge', async () => {
    const blobs = openBlobStore(await connect());
    for (let round = 0; round < 10; round += 1) {
      const page = new TextEncoder().encode(`第${round}页`);
      await blobs.keep(page, fetch(1));
      const [, hash] = await Promise.all([blobs.purge(5, 10), blobs.keep(page, fetch(9))]);
      expect(await blobs.get(hash)).toEqual(page);
      expect((await blobs.records(hash)).map(({ fetchedAt }) => fetchedAt)).toContain(9);
    }
  });

  it('keeps what a case points to, and finishes a purge that was stopped', async () => {
    const database = await connect();
    const blobs = openBlobStore(database);
    const held = await blobs.keep(new Uint8Array([1]), fetch(1));
    const doomed = await blobs.keep(new Uint8Array([2]), fetch(1));
    const after = { ...newCase('a'), itemIds: [held] };
    const events = [caseEvent(1, 'opened')];
    await openCaseStore(database, sm3).save({ expectedVersion: 0, after, events });
    await database.rows('blobs').change({ _id: doomed }, { $set: { doomedAt: 1 } });
    await database.rows('evidence').remove({ hash: doomed });
    await blobs.purge(5, 10);
    expect(await blobs.get(doomed)).toBeUndefined();
    expect(await blobs.get(held)).toBeDefined();
  });
});

describeOnMongo('purged items in MongoDB', ({ connect }) => {
  it('come back when a command in hand has linked them', async () => {
    const database = await connect();
    const items = openItemStore(database);
    const { item } = taggedItem('item-a', '');
    await items.put([taggedItem('item-a', '甲'), taggedItem('item-b', '乙')]);
    expect(await items.purgeUnlinked(item.fetchedAt + 1, 10)).toBe(2);
    expect(await items.known(['item-a', 'item-b'])).toEqual(new Set());
    const opening = { after: newCase('a'), events: [caseEvent(1, 'opened')] };
    await openCaseStore(database, sm3).save({ expectedVersion: 0, ...opening });
    const anHourAgo = { $set: { hiddenAt: 1 } };
    await database.rows('items').change({ _id: 'item-a' }, anHourAgo);
    await database.rows('items').change({ _id: 'item-b' }, anHourAgo);
    expect(await items.purgeUnlinked(item.fetchedAt + 1, 10)).toBe(0);
    expect(await items.known(['item-a', 'item-b'])).toEqual(new Set(['item-a']));
    expect(await items.count()).toBe(1);
  });
});
