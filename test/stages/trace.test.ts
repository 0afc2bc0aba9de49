import { expect, it } from 'vitest';
import { openCorrectionStore } from '../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../src/adapters/sqlite/item-store.ts';
import { openStoryStore } from '../../src/adapters/sqlite/story-store.ts';
import { storySchema } from '../../src/domain/story.ts';
import { storyToCase } from '../../src/stages/story-to-case.ts';
import { openTaggedItemToStory } from '../../src/stages/tagged-item-to-story.ts';
import { openDesk, storyOf } from '../actions/case/desk.ts';
import { taggedItem } from '../contract/nouns.ts';
import { openKeptLogger } from '../support/kept-logger.ts';

it('lets the operator follow every item to its case, reposts too', async () => {
  const database = openDatabase(':memory:');
  const desk = openDesk();
  const logger = openKeptLogger();
  const grouping = await openTaggedItemToStory({
    items: openItemStore(database),
    stories: openStoryStore(database),
    corrections: openCorrectionStore(database),
    clock: desk.deps.clock,
    logger,
  });
  const opening = storyToCase({ ...desk.deps, logger });
  for (const id of ['first', 'repost']) {
    const tagged = taggedItem(
      id,
      '云石市清溪水厂主管昨夜破裂，城东三个小区停水，抢修队伍连夜更换。',
    );
    const stories = await grouping.handle([
      { ...tagged, tags: storyOf(id).tags, severity: '重大' },
    ]);
    await opening.handle(stories.map(({ value }) => storySchema.parse(value)));
  }
  const [opened] = await desk.cases.all(9);
  const followed = (traceId: string) => {
    const told = logger.lines.find((line) => line.fields?.['traceId'] === traceId);
    const held = logger.lines.find(
      ({ message, fields }) =>
        message === 'story held' && fields?.['storyId'] === told?.fields?.['storyId'],
    );
    return held?.fields?.['caseId'];
  };
  expect(opened).toBeDefined();
  expect([followed('trace-first'), followed('trace-repost')]).toEqual([opened?.id, opened?.id]);
  await desk.close();
  await database.close();
});
