import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { mergeStory } from '../../src/actions/story/merge.ts';
import { splitStory } from '../../src/actions/story/split.ts';
import { openCorrectionStore } from '../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../src/adapters/sqlite/item-store.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import { openStoryStore } from '../../src/adapters/sqlite/story-store.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { storyDecisionSchema } from '../../src/domain/story-decision.ts';
import { storySchema } from '../../src/domain/story.ts';
import type { NewRecord } from '../../src/ports/log.ts';
import { openTaggedItemToStory } from '../../src/stages/tagged-item-to-story.ts';
import { openTurns } from '../../src/stages/in-turn.ts';
import { storyDecisionToStory } from '../../src/stages/story-decision-to-story.ts';
import { taggedItem } from '../contract/nouns.ts';
import { openKeptLogger } from '../support/kept-logger.ts';

const analyst: Actor = { id: 'zhao', name: '赵云石', roles: ['analyst'] };
const water =
  '云石市清溪水厂主管昨夜破裂，城东三个小区停水，抢修队伍连夜更换水管，供水公司安排送水车。';
const fire = '青川县木器厂今晨起火，消防救援大队扑救两小时，厂房屋顶坍塌，邻近居民疏散到中学操场。';
const reason = '同一事件';

async function openDesk() {
  const database = openDatabase(':memory:');
  const appended: NewRecord[] = [];
  const deps = {
    items: openItemStore(database),
    stories: openStoryStore(database),
    documents: openSmallDocuments(database),
    corrections: openCorrectionStore(database),
    clock: { now: () => Date.UTC(2026, 10, 20, 2) },
    logger: openKeptLogger(),
    log: { append: async (records: readonly NewRecord[]) => void appended.push(...records) },
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
    inTurn: openTurns(),
  };
  let grouping = await openTaggedItemToStory(deps);
  const deciding = storyDecisionToStory(deps);
  return {
    deps,
    appended,
    /** Resolves with the story that the item tells. */
    async tell(id: string, text: string) {
      const item = { ...taggedItem(id, text) };
      const message = { ...item, item: { ...item.item, title: text.slice(0, 12) } };
      await deps.items.put([message]);
      const [record] = await grouping.handle([message]);
      return storySchema.parse(record?.value).id;
    },
    merge: (storyId: string, into: string, actor = analyst) =>
      mergeStory(deps, actor, { storyId, into, reason }),
    split: (storyId: string, itemIds: string[], actor = analyst) =>
      splitStory(deps, actor, { storyId, itemIds, reason }),
    /** Carries out what was decided, once more each time. */
    carryOut: () => deciding.handle(appended.map(({ value }) => storyDecisionSchema.parse(value))),
    async restart() {
      grouping = await openTaggedItemToStory(deps);
    },
    async itemsOf(storyId: string) {
      const story = await deps.stories.get(storyId);
      return story?.appearances.map(({ itemId }) => itemId).sort();
    },
  };
}

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
});

describe('merging stories by hand', () => {
  it('tells both in one, keeps who decided, and new items follow', async () => {
    const [a, b] = [await desk.tell('a', water), await desk.tell('b', fire)];
    expect(a).not.toBe(b);
    expect(await desk.merge(b, a)).toMatchObject({ kind: 'decided' });
    await desk.carryOut();
    expect(await desk.itemsOf(a)).toEqual(['a', 'b']);
    const merged = await desk.deps.stories.get(b);
    expect(merged).toMatchObject({
      mergedInto: a,
      decisions: [{ kind: 'merge', by: { id: 'zhao' }, reason }],
    });
    expect(await desk.tell('b2', `${fire}记者正在核实。`)).toBe(a);
    await desk.restart();
    expect(await desk.tell('b3', `${fire}后续报道。`)).toBe(a);
    expect(await desk.tell('b', fire)).toBe(a);
    expect(await desk.itemsOf(a)).toEqual(['a', 'b', 'b2', 'b3']);
  });

  it('stands in the office’s audit with who and why, and no word of what was crawled', async () => {
    const [a, b] = [await desk.tell('a', water), await desk.tell('b', fire)];
    await desk.merge(b, a);
    await desk.carryOut();
    await desk.carryOut();
    const told = await desk.deps.documents.events.list(9);
    expect(told).toMatchObject([
      { kind: 'story-merged', by: { id: 'zhao' }, subject: b, after: { into: a, reason } },
    ]);
    expect(JSON.stringify(told)).not.toContain(water.slice(0, 6));
    expect(JSON.stringify(told)).not.toContain(fire.slice(0, 6));
  });

  it('carries a decision out once, however often it comes', async () => {
    const [a, b] = [await desk.tell('a', water), await desk.tell('b', fire)];
    await desk.merge(b, a);
    await desk.carryOut();
    const once = await desk.deps.stories.get(a);
    const again = await desk.carryOut();
    expect(await desk.deps.stories.get(a)).toEqual(once);
    expect(again.map(({ key }) => key)).toEqual([b, a]);
  });

  it('keeps its order among all decisions: of two opposite ones the first holds', async () => {
    const [a, b] = [await desk.tell('a', water), await desk.tell('b', fire)];
    await desk.merge(b, a);
    await desk.merge(a, b);
    expect(new Set(desk.appended.map(({ key }) => key)).size).toBe(1);
    await desk.carryOut();
    expect(await desk.deps.stories.get(b)).toMatchObject({ mergedInto: a });
    expect(await desk.deps.stories.get(a)).not.toHaveProperty('mergedInto');
    expect(await desk.itemsOf(a)).toEqual(['a', 'b']);
  });

  it('is for analysts, of two stories that are there and not merged yet', async () => {
    const [a, b] = [await desk.tell('a', water), await desk.tell('b', fire)];
    const publisher: Actor = { ...analyst, roles: ['publisher'] };
    expect(await desk.merge(b, a, publisher)).toMatchObject({ reason: 'not-permitted' });
    expect(await desk.merge('none', a)).toMatchObject({ reason: 'story-missing' });
    expect(await desk.merge(a, a)).toMatchObject({ reason: 'same-story' });
    await desk.merge(b, a);
    await desk.carryOut();
    expect(await desk.merge(b, a)).toMatchObject({ reason: 'story-merged' });
    expect(await desk.merge(a, b)).toMatchObject({ reason: 'story-merged' });
  });
});

describe('splitting a story by hand', () => {
  it('makes the items a story of their own, and what repeats them follows', async () => {
    const [a, b] = [await desk.tell('a', water), await desk.tell('b', fire)];
    await desk.merge(b, a);
    await desk.carryOut();
    const outcome = await desk.split(a, ['b']);
    if (outcome.kind !== 'decided') throw new Error(outcome.reason);
    await desk.carryOut();
    const own = outcome.decision.into;
    expect(await desk.itemsOf(a)).toEqual(['a']);
    expect(await desk.itemsOf(own)).toEqual(['b']);
    expect(await desk.tell('b2', `${fire}记者正在核实。`)).toBe(own);
    expect(await desk.tell('b', fire)).toBe(own);
    expect(await desk.tell('a2', `${water}记者正在核实。`)).toBe(a);
  });

  it('leaves at least one item, and takes none from elsewhere', async () => {
    const [a] = [await desk.tell('a', water), await desk.tell('b', fire)];
    expect(await desk.split(a, ['a'])).toMatchObject({ reason: 'items-missing' });
    expect(await desk.split(a, ['b'])).toMatchObject({ reason: 'items-missing' });
    expect(await desk.split('none', ['a'])).toMatchObject({ reason: 'story-missing' });
  });
});

describe('whatever people decide', () => {
  it('every item is told by exactly one story that is not merged', async () => {
    const step = fc.record({ isMerge: fc.boolean(), one: fc.nat(9), other: fc.nat(9) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { deps, tell, merge, split, carryOut } = await openDesk();
        const ids = ['a', 'b', 'c', 'd'];
        for (const [at, id] of ids.entries()) await tell(id, `${[water, fire][at % 2]}第${id}报。`);
        const open = async () =>
          (await deps.stories.recent(0, 100)).filter(({ mergedInto }) => mergedInto === undefined);
        for (const { isMerge, one, other } of steps) {
          const stories = await open();
          const [story, into] = [stories[one % stories.length], stories[other % stories.length]];
          const item = story?.appearances[other % (story.appearances.length || 1)];
          if (isMerge) await merge(story?.id ?? '', into?.id ?? '');
          else await split(story?.id ?? '', [item?.itemId ?? '']);
          await carryOut();
        }
        const told = (await open()).flatMap(({ appearances }) => appearances);
        expect(told.map(({ itemId }) => itemId).sort()).toEqual(ids);
        for (const story of await deps.stories.recent(0, 100)) storySchema.parse(story);
      }),
      { numRuns: 10 },
    );
  });
});
