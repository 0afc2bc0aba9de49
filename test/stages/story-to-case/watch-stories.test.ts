import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWatch } from '../../../src/actions/watch/open.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../../src/adapters/sqlite/item-store.ts';
import { openWatchStore } from '../../../src/adapters/sqlite/watch-store.ts';
import type { Story } from '../../../src/domain/story.ts';
import { dayMs } from '../../../src/domain/time.ts';
import type { WatchRule } from '../../../src/domain/watch.ts';
import { openStoryWatch } from '../../../src/stages/story-to-case/watch-stories.ts';
import { storyToCase } from '../../../src/stages/story-to-case.ts';
import { topicFault } from '../../../src/understanding/topics/parse-topic.ts';
import { taggedItem } from '../../contract/nouns.ts';
import { openDesk, storyOf } from '../../actions/case/desk.ts';
import { eight, people, sha256 } from '../../domain/case/office.ts';

let desk: ReturnType<typeof openDesk>;
let database: ReturnType<typeof openDatabase>;
beforeEach(() => {
  desk = openDesk();
  database = openDatabase(':memory:');
});
afterEach(async () => {
  await desk.close();
  await database.close();
});

/** An office that watches for a topic; its profile would open no case of these stories. */
async function watching(topic: string, rule: WatchRule) {
  const watches = openWatchStore(database);
  const items = openItemStore(database);
  const deps = { ...desk.deps, watches, items };
  const opening = { ...deps, hash: sha256, faultOf: topicFault };
  await openWatch(opening, people.coordinator, {
    name: '云岭文化节',
    kind: '重要文化活动',
    topic,
    from: eight,
    until: eight + dayMs,
    rule,
  });
  const stage = storyToCase({ ...deps, watchStory: openStoryWatch(deps) });
  return { items, handle: (...stories: Story[]) => stage.handle(stories) };
}

const quiet = { tags: [], priorities: [] } satisfies Partial<Story>;
const openRule: WatchRule = { kind: 'open', priorities: ['P3'] };

describe('stories under a special watch', () => {
  it('become cases by the rule of the watch where the profile would open none', async () => {
    const { handle } = await watching('积水', openRule);
    await handle(storyOf('flood', quiet));
    const live = await desk.cases.liveCaseOf('flood');
    expect(live).toMatchObject({
      priorities: ['P3'],
      openingRule: expect.stringMatching(/^watch\//),
    });
  });

  it('are met by the text of their items too', async () => {
    const { items, handle } = await watching('text：排水泵', openRule);
    await items.put([taggedItem('flood-1', '镇上的排水泵停转。')]);
    await handle(storyOf('flood', quiet));
    expect(await desk.cases.liveCaseOf('flood')).toBeDefined();
  });

  it('feed the case that the watch names, and no other is opened', async () => {
    await (await watching('无关', openRule)).handle(storyOf('first'));
    const fed = await desk.cases.liveCaseOf('first');
    const caseId = fed?.id ?? '';
    await database.close();
    database = openDatabase(':memory:');
    const { handle } = await watching('积水', { kind: 'feed', caseId });
    await handle(storyOf('second', quiet));
    expect(await desk.read(caseId)).toMatchObject({
      storyIds: ['first', 'second'],
      itemIds: expect.arrayContaining(['second-1', 'second-2']),
    });
    expect(await desk.cases.open(10)).toHaveLength(1);
  });

  it('are left to the profile when they do not meet it, or once it is over', async () => {
    const { handle } = await watching('文化节', openRule);
    await handle(storyOf('flood', quiet));
    expect(await desk.cases.liveCaseOf('flood')).toBeUndefined();
    const { handle: later } = await watching('积水', openRule);
    desk.clock.advance(2 * dayMs);
    await later(storyOf('flood', quiet));
    expect(await desk.cases.liveCaseOf('flood')).toBeUndefined();
  });

  it('open one case, however often the story is delivered', async () => {
    const { handle } = await watching('积水', openRule);
    await handle(storyOf('flood', quiet));
    await handle(storyOf('flood', quiet));
    expect(await desk.cases.open(10)).toHaveLength(1);
  });
});
