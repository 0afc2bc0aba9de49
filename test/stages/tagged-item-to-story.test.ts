import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../src/adapters/sqlite/item-store.ts';
import { openStoryStore } from '../../src/adapters/sqlite/story-store.ts';
import { appearanceCount, listedAtMost } from '../../src/domain/story.ts';
import { openTaggedItemToStory } from '../../src/stages/tagged-item-to-story.ts';
import { taggedItem } from '../contract/nouns.ts';

const text = '云石市清溪水厂昨夜抢修主管，城东三个小区今晨恢复供水，居民可以拨打热线查询水压。';
const ids = Array.from({ length: listedAtMost + 50 }, (_, at) => `i${at}`);
const messages = ids.map((id) => taggedItem(id, text));

describe('the stage from tagged items to stories', () => {
  it('counts each of many reposts once, although it lists only some, also after a restart', async () => {
    const database = openDatabase(':memory:');
    const deps = {
      items: openItemStore(database),
      stories: openStoryStore(database),
      clock: { now: () => messages[0]?.item.fetchedAt ?? 0 },
    };
    await deps.items.put(messages);
    await (await openTaggedItemToStory(deps)).handle(messages);
    const told = await deps.stories.get('i0');
    expect(told && appearanceCount(told)).toBe(ids.length);
    expect(await deps.stories.itemsOf('i0', 1000)).toEqual(ids);
    const restarted = await openTaggedItemToStory(deps);
    expect(await restarted.handle(messages.toReversed())).toHaveLength(1);
    expect(await deps.stories.get('i0')).toEqual(told);
    expect(await deps.stories.count()).toBe(1);
    await database.close();
  });
});
