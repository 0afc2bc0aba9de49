import { expect, it } from 'vitest';
import { openCorrectionStore } from '../../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../../src/adapters/sqlite/item-store.ts';
import { openStoryStore } from '../../../src/adapters/sqlite/story-store.ts';
import type { StoryDecision } from '../../../src/domain/story-decision.ts';
import { storyDecisionToStory } from '../../../src/stages/story-decision-to-story.ts';
import { openTaggedItemToStory } from '../../../src/stages/tagged-item-to-story.ts';
import { openTurns } from '../../../src/stages/tagged-item-to-story/in-turn.ts';
import { taggedItem } from '../../contract/nouns.ts';

const water =
  '云石市清溪水厂主管昨夜破裂，城东三个小区停水，抢修队伍连夜更换水管，供水公司安排送水车。';
const fire = '青川县木器厂今晨起火，消防救援大队扑救两小时，厂房屋顶坍塌，邻近居民疏散到中学操场。';
const at = Date.UTC(2026, 10, 20, 2);

const merge = (id: string): StoryDecision => ({
  kind: 'merge',
  id,
  at,
  by: { id: 'zhao', name: '赵云石' },
  storyId: 'water',
  into: 'fire',
  reason: '同一事件',
});

// docs/distributed.md, known limits: copies do not wait for each other's turn
it('loses a merge, but no item, when another copy lets the story grow in the same moment; merging again holds', async () => {
  const database = openDatabase(':memory:');
  const stories = openStoryStore(database);
  const shared = {
    items: openItemStore(database),
    corrections: openCorrectionStore(database),
    clock: { now: () => at },
  };
  const deciding = storyDecisionToStory({ ...shared, stories, inTurn: openTurns() });
  /** What the other copy does between our reading and our writing. */
  let meanwhile: (() => Promise<unknown>) | undefined;
  const grouping = await openTaggedItemToStory({
    ...shared,
    stories: {
      ...stories,
      async put(...given) {
        await meanwhile?.();
        await stories.put(...given);
      },
    },
  });
  const tell = async (id: string, text: string) => {
    const tagged = taggedItem(id, text);
    const message = { ...tagged, item: { ...tagged.item, title: text.slice(0, 12) } };
    await shared.items.put([message]);
    await grouping.handle([message]);
  };
  const itemsOf = async (id: string) =>
    (await stories.get(id))?.appearances.map(({ itemId }) => itemId).toSorted();

  await tell('water', water);
  await tell('fire', fire);
  meanwhile = () => deciding.handle([merge('first')]);
  await tell('water-again', water);
  meanwhile = undefined;
  expect(await stories.get('water')).not.toHaveProperty('mergedInto');
  expect(await itemsOf('water')).toEqual(['water', 'water-again']);
  expect(await itemsOf('fire')).toEqual(['fire', 'water']);

  await deciding.handle([merge('second')]);
  expect(await stories.get('water')).toMatchObject({ mergedInto: 'fire' });
  expect(await itemsOf('fire')).toEqual(['fire', 'water', 'water-again']);
  await database.close();
});
