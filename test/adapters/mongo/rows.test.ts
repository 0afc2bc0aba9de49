import { MongoClient } from 'mongodb';
import { afterEach, expect, it } from 'vitest';
import { describeOnMongo } from '../../support/mongo.ts';

describeOnMongo('what a majority has not taken', (place) => {
  const admin = () => new MongoClient(place.url);

  /** The server writes, and says that a majority did not follow; false where it cannot be told to. */
  async function withoutMajority(mode: 'off' | { times: number }): Promise<boolean> {
    const client = admin();
    try {
      await client.db('admin').command({
        configureFailPoint: 'failCommand',
        mode,
        data: {
          failCommands: ['insert', 'update', 'findAndModify'],
          writeConcernError: { code: 100, errmsg: 'not enough members' },
        },
      });
      return true;
    } catch {
      return false;
    } finally {
      await client.close();
    }
  }

  afterEach(() => withoutMajority('off'));

  it.for([
    { what: 'several new rows', ids: ['b', 'c'] },
    { what: 'several rows of which one is there', ids: ['a', 'b'] },
    { what: 'rows that are all there', ids: ['a'] },
  ])('is no success for $what', async ({ ids }, { skip }) => {
    const rows = (await place.connect()).rows<{ _id: string }>('things');
    await rows.add({ _id: 'a' });
    if (!(await withoutMajority({ times: 1 })))
      skip('needs MongoDB with enableTestCommands, such as MONGOD');
    const adding = rows.addMissing(ids.map((_id) => ({ _id })));
    await expect(adding).rejects.toMatchObject({ code: 'storage-failed' });
  });

  it.for(['a', 'b'])('is no success for one row, %s', async (_id, { skip }) => {
    const rows = (await place.connect()).rows<{ _id: string }>('things');
    await rows.add({ _id: 'a' });
    if (!(await withoutMajority({ times: 1 })))
      skip('needs MongoDB with enableTestCommands, such as MONGOD');
    await expect(rows.add({ _id })).rejects.toMatchObject({ code: 'storage-failed' });
  });

  it('is no success for what is changed', async ({ skip }) => {
    const rows = (await place.connect()).rows<{ _id: string; at: number }>('things');
    await rows.add({ _id: 'a', at: 1 });
    const filter = { _id: 'a' };
    const failed = { code: 'storage-failed' };
    if (!(await withoutMajority({ times: 5 })))
      skip('needs MongoDB with enableTestCommands, such as MONGOD');
    await expect(rows.change(filter, { $set: { at: 2 } })).rejects.toMatchObject(failed);
    await expect(rows.take(filter, { $set: { at: 3 } })).rejects.toMatchObject(failed);
    await expect(rows.takeOrAdd('d', { $set: { at: 3 } })).rejects.toMatchObject(failed);
    const update = { $set: { at: 4 } };
    await expect(rows.changeEach([{ filter, update }])).rejects.toMatchObject(failed);
    await expect(rows.put([{ _id: 'a', at: 5 }])).rejects.toMatchObject(failed);
  });
});
