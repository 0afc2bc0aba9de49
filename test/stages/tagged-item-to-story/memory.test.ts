import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCorrectionStore } from '../../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../../src/adapters/sqlite/item-store.ts';
import { openStoryStore } from '../../../src/adapters/sqlite/story-store.ts';
import { storyShard } from '../../../src/domain/story-shard.ts';
import type { TaggedItem } from '../../../src/domain/tagged-item.ts';
import { openTaggedItemToStory } from '../../../src/stages/tagged-item-to-story.ts';
import { taggedItem } from '../../contract/nouns.ts';

const [east, west] = [
  ['云石省', '东河市'],
  ['云石省', '西岭市'],
];
const flood = '东河市清溪水厂昨夜抢修主管，城东三个小区今晨恢复供水，居民可以拨打热线查询水压。';
const bridge = '西岭市青龙大桥明日起封闭施工三个月，公交改道，过江车辆请绕行北线隧道通行。';

let database: ReturnType<typeof openDatabase>;
beforeEach(() => {
  database = openDatabase(':memory:');
});
afterEach(() => database.close());

function told(id: string, text: string, region: string[] | undefined): TaggedItem {
  return { ...taggedItem(id, text), region: region ?? [] };
}

/** A copy of the worker on the stores that all copies share; `asked` are the items that it reads. */
async function openCopy() {
  const items = openItemStore(database);
  const asked: string[] = [];
  const stage = await openTaggedItemToStory({
    items: {
      ...items,
      get(id) {
        asked.push(id);
        return items.get(id);
      },
    },
    stories: openStoryStore(database),
    corrections: openCorrectionStore(database),
    clock: { now: () => told('', '', []).item.fetchedAt },
    storyDivision: 'place',
  });
  return {
    asked,
    reassigned: stage.reassigned,
    async handle(message: TaggedItem) {
      await items.put([message]);
      await stage.handle([message]);
    },
  };
}

const storyOf = (itemId: string) => openStoryStore(database).storyOf(itemId);

it('learns what another copy has told of the shard that it gains, and reads no other again', async () => {
  const [ours, other] = [await openCopy(), await openCopy()];
  await ours.handle(told('flood', flood, east));
  await other.handle(told('bridge', bridge, west));

  ours.asked.length = 0;
  const gained = storyShard('place', west ?? []);
  ours.reassigned?.((shard) => shard === gained);
  await ours.handle(told('bridge-again', bridge, west));
  expect(await storyOf('bridge-again')).toBe('bridge');
  expect(ours.asked).toEqual(['bridge']);

  await ours.handle(told('flood-again', flood, east));
  expect(await storyOf('flood-again')).toBe('flood');
});

it('rebuilds everything when it cannot know what others have told', async () => {
  const [ours, other] = [await openCopy(), await openCopy()];
  await other.handle(told('flood', flood, east));
  await other.handle(told('bridge', bridge, west));
  ours.reassigned?.(() => true);
  await ours.handle(told('flood-again', flood, east));
  await ours.handle(told('bridge-again', bridge, west));
  expect(await storyOf('flood-again')).toBe('flood');
  expect(await storyOf('bridge-again')).toBe('bridge');
});
