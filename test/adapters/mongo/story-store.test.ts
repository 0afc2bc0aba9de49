import { expect, it } from 'vitest';
import { openStoryStore } from '../../../src/adapters/mongo/story-store.ts';
import { story } from '../../contract/nouns.ts';
import { describeOnMongo } from '../../support/mongo.ts';

describeOnMongo('a story that was stored before versions were compared', ({ connect }) => {
  it('is replaced once, and compared from then on', async () => {
    const database = await connect();
    const { lastSeenAt, ...rest } = story('a', 0);
    const document = JSON.stringify({ ...rest, lastSeenAt });
    await database.rows('stories').put([{ _id: 'a', document, lastSeenAt }] as never);
    const stories = openStoryStore(database);
    expect(await stories.put([{ ...story('a', 1), version: 2 }])).toEqual([]);
    expect(await stories.put([{ ...story('a', 2), version: 2 }])).toEqual(['a']);
    expect(await stories.get('a')).toEqual({ ...story('a', 1), version: 2 });
  });
});
