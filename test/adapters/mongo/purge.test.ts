import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openBlobStore } from '../../../src/adapters/mongo/blob-store.ts';
import { openItemStore } from '../../../src/adapters/mongo/item-store.ts';
import { taggedItem } from '../../contract/nouns.ts';
import { describeOnMongo } from '../../support/mongo.ts';

const readsSchema = z.array(
  z.object({ docsExamined: z.number(), hasSortStage: z.boolean().default(false) }),
);

describeOnMongo('purging what is old in MongoDB', ({ connect, url, name }) => {
  /** What the server did for each page that `work` read of the collection; undefined where it keeps no such books. */
  async function readsOf(collection: string, work: () => Promise<unknown>) {
    const client = new MongoClient(url);
    try {
      const database = client.db(name());
      if (
        !(await keepsBooks(() =>
          database.command({ profile: 1, filter: { op: 'query', 'command.sort.fetchedAt': 1 } }),
        ))
      )
        return undefined;
      await work();
      await database.command({ profile: 0 });
      const pages = { ns: `${name()}.${collection}`, 'command.sort.fetchedAt': 1 };
      return readsSchema.parse(await database.collection('system.profile').find(pages).toArray());
    } finally {
      await client.close();
    }
  }

  it('reads each old item once, however many are kept', async ({ skip }) => {
    const items = openItemStore(await connect());
    const old = Array.from({ length: 2000 }, (_, at) => at);
    // a thousand of one moment, as an import brings them
    await items.put(old.map((at) => aged(`i${at}`, Math.max(1000, at))));
    const reads = await readsOf('items', () => items.purgeUnlinked(5000, 1900));
    if (reads === undefined) return skip('needs MongoDB with its profiler, such as MONGOD');
    expect(reads.length).toBe(4);
    expect(reads.filter(({ hasSortStage }) => hasSortStage)).toEqual([]);
    for (const { docsExamined } of reads) expect(docsExamined).toBeLessThan(1100);
  });

  it('reads each old record of evidence once', async ({ skip }) => {
    const blobs = openBlobStore(await connect());
    const keep = (at: number) => blobs.keep(new TextEncoder().encode(`第${at}页`), fetched(at));
    await Promise.all(Array.from({ length: 600 }, (_, at) => keep(at)));
    const reads = await readsOf('evidence', () => blobs.purge(5000, 600));
    if (reads === undefined) return skip('needs MongoDB with its profiler, such as MONGOD');
    expect(reads.length).toBe(2);
    expect(reads.filter(({ hasSortStage }) => hasSortStage)).toEqual([]);
    for (const { docsExamined } of reads) expect(docsExamined).toBeLessThan(510);
  });
});

async function keepsBooks(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false;
  }
}

function aged(id: string, fetchedAt: number) {
  const tagged = taggedItem(id, '供水恢复');
  return { ...tagged, item: { ...tagged.item, fetchedAt } };
}

function fetched(fetchedAt: number) {
  const url = `http://news.yunshi.example/${fetchedAt}`;
  return { sourceId: 'yunshi-news', url, finalUrl: url, status: 200, headers: {}, fetchedAt };
}
