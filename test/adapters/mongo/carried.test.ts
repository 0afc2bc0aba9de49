import { expect, it } from 'vitest';
import { openNoticeStore } from '../../../src/adapters/mongo/notice-store.ts';
import { openSmallDocuments } from '../../../src/adapters/mongo/small-documents.ts';
import { openStoryStore } from '../../../src/adapters/mongo/story-store.ts';
import { story } from '../../contract/nouns.ts';
import { describeOnMongo } from '../../support/mongo.ts';

describeOnMongo('what a stop left carried by a document', ({ connect }) => {
  it('is a link of its item all the same', async () => {
    const database = await connect();
    const stories = openStoryStore(database);
    await stories.put([story('a', 0)]);
    const carried = [{ _id: 'x', storyId: 'a', position: 1 }];
    await database.rows('stories').change({ _id: 'a' }, { $set: { carried } });
    expect(await stories.storyOf('x')).toBe('a');
    expect(await stories.itemsOf('a', 9)).toEqual(['x']);
    await stories.put([story('b', 0)], [{ itemId: 'x', storyId: 'b' }]);
    expect(await stories.storyOf('x')).toBe('a');
  });

  it('is an event of the office, in its place', async () => {
    const database = await connect();
    const { sessions, events } = openSmallDocuments(database);
    const by = { id: 'lu', name: '陆知远' };
    const event = { id: 'e', at: 1, by, kind: 'account-added' as const, subject: 'qin' };
    await sessions.save({ id: 's', version: 1, owner: 'qin', openedAt: 0, expiresAt: 5 }, 0);
    const carried = [{ _id: 'e', position: 1, event: JSON.stringify(event) }];
    await database.rows('small_documents').change({ id: 's' }, { $set: { carried } });
    expect(await sessions.purge(9, 9)).toBe(0);
    await sessions.remove('s');
    expect(await sessions.get('s')).toBeUndefined();
    expect(await events.list(9)).toEqual([event]);
  });

  it('is queued in place of the delivery that was given up', async () => {
    const database = await connect();
    const notices = openNoticeStore(database);
    const carried = [{ _id: 'n console', position: 1, noticeId: 'n', channel: 'console' }];
    const waiting = { document: '{}', attempts: 0, nextAttemptAt: 5 };
    await database
      .rows('notice_deliveries')
      .put([{ _id: 'n mail', carried: carried.map((one) => ({ ...one, ...waiting })) }] as never);
    expect(await notices.dueChannels(5)).toEqual(['console']);
    expect(await notices.claimDue('console', 5, 9)).toMatchObject({ attempts: 1 });
  });
});
