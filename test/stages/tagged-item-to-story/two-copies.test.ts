import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openCorrectionStore } from '../../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../../src/adapters/sqlite/item-store.ts';
import { openSmallDocuments } from '../../../src/adapters/sqlite/small-documents.ts';
import { openStoryStore } from '../../../src/adapters/sqlite/story-store.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { StoryDecision } from '../../../src/domain/story-decision.ts';
import type { StoryStore } from '../../../src/ports/story-store.ts';
import { storyDecisionToStory } from '../../../src/stages/story-decision-to-story.ts';
import { openTaggedItemToStory } from '../../../src/stages/tagged-item-to-story.ts';
import { openTurns } from '../../../src/stages/in-turn.ts';
import { taggedItem } from '../../contract/nouns.ts';

const water =
  '云石市清溪水厂主管昨夜破裂，城东三个小区停水，抢修队伍连夜更换水管，供水公司安排送水车。';
const fire = '青川县木器厂今晨起火，消防救援大队扑救两小时，厂房屋顶坍塌，邻近居民疏散到中学操场。';
const flood = '白鹭乡昨夜突降暴雨，河水漫过堤坝，三座便桥被冲毁，乡政府组织沿岸群众转移到高处。';
const at = Date.UTC(2026, 10, 20, 2);
const decided = { at, by: { id: 'zhao', name: '赵云石' }, storyId: 'water', reason: '同一事件' };
const merge: StoryDecision = { ...decided, kind: 'merge', id: 'merge', into: 'fire' };
const onward: StoryDecision = {
  ...decided,
  kind: 'merge',
  id: 'onward',
  storyId: 'fire',
  into: 'flood',
};
const split: StoryDecision = {
  ...decided,
  kind: 'split',
  id: 'split',
  itemIds: ['water-again'],
  into: 'own',
};

/** Two copies of a worker that know two stories; neither waits for the other's turn. */
async function openCopies() {
  const database = openDatabase(':memory:');
  const stories = openStoryStore(database);
  const items = openItemStore(database);
  const shared = {
    items,
    corrections: openCorrectionStore(database),
    documents: openSmallDocuments(database),
    clock: { now: () => at },
  };
  async function openCopy() {
    /** What happens elsewhere between the reading and each writing of this copy. */
    const interruptions: (() => Promise<unknown>)[] = [];
    const put: StoryStore['put'] = async (...given) => {
      await interruptions.shift()?.();
      return stories.put(...given);
    };
    const deps = { ...shared, stories: { ...stories, put }, inTurn: openTurns() };
    const grouping = await openTaggedItemToStory(deps);
    const deciding = storyDecisionToStory(deps);
    return {
      /** Interrupts the next writings, one after another; these and no others. */
      interrupt: (...given: (() => Promise<unknown>)[]) =>
        void interruptions.splice(0, Infinity, ...given),
      carryOut: (decision: StoryDecision) => deciding.handle([decision]),
      async tell(...told: (readonly [id: string, text: string])[]) {
        const messages = told.map(([id, text]) => {
          const tagged = taggedItem(id, text);
          return { ...tagged, item: { ...tagged.item, title: text.slice(0, 12) } };
        });
        await items.put(messages);
        return grouping.handle(messages);
      },
    };
  }
  const itemsOf = async (id: string) =>
    (await stories.get(id))?.appearances.map(({ itemId }) => itemId).toSorted();
  const one = await openCopy();
  await one.tell(['water', water], ['fire', fire]);
  return { stories, itemsOf, one, other: await openCopy() };
}

type Copy = Awaited<ReturnType<typeof openCopies>>['one'];
interface Action {
  kind: 'tell' | 'merge' | 'split';
  story: number;
  other: number;
}

let copies: Awaited<ReturnType<typeof openCopies>>;
beforeEach(async () => {
  copies = await openCopies();
});

const again = ['water-again', `${water}记者正在核实。`] as const;
const third = ['water-third', `${water}后续报道。`] as const;

describe('two copies that write one story in the same moment', () => {
  it('let it grow by what both have heard, each item once', async () => {
    const { one, other, itemsOf, stories } = copies;
    one.interrupt(() => other.tell(third));
    const told = await one.tell(again, ['flood', flood]);
    expect(await itemsOf('water')).toEqual(['water', 'water-again', 'water-third']);
    expect(await stories.get('water')).toMatchObject({ version: 3 });
    expect(told.map(({ key }) => key).toSorted()).toEqual(['flood', 'water']);
    expect(told.find(({ key }) => key === 'water')?.value).toEqual(await stories.get('water'));
  });

  it('keep what the successor has told when one that stood still goes on with the same items', async () => {
    const { one, other, itemsOf } = copies;
    one.interrupt(() => other.tell(again, third, ['flood', flood]));
    await one.tell(again);
    expect(await itemsOf('water')).toEqual(['water', 'water-again', 'water-third']);
    expect(await itemsOf('flood')).toEqual(['flood']);
  });

  it('begin it once', async () => {
    const { one, other, itemsOf, stories } = copies;
    one.interrupt(() => other.tell(['flood', flood], ['flood-again', `${flood}后续报道。`]));
    await one.tell(['flood', flood]);
    expect(await itemsOf('flood')).toEqual(['flood', 'flood-again']);
    expect(await stories.count()).toBe(3);
  });
});

describe('a merge by hand, carried out by one copy', () => {
  it('holds when the other lets the story grow in the same moment; its item follows', async () => {
    const { one, other, itemsOf, stories } = copies;
    one.interrupt(() => other.carryOut(merge));
    await one.tell(again);
    expect(await stories.get('water')).toMatchObject({ mergedInto: 'fire' });
    expect(await itemsOf('fire')).toEqual(['fire', 'water', 'water-again']);
  });

  it('takes along what the story has grown by since it was read', async () => {
    const { one, other, itemsOf, stories } = copies;
    one.interrupt(() => other.tell(again));
    await one.carryOut(merge);
    expect(await stories.get('water')).toMatchObject({ mergedInto: 'fire' });
    expect(await itemsOf('fire')).toEqual(['fire', 'water', 'water-again']);
  });

  it('keeps what the other story has grown by, and what comes between its two writings', async () => {
    const { one, other, itemsOf } = copies;
    one.interrupt(
      () => other.tell(['fire-again', `${fire}记者正在核实。`]),
      () => other.tell(third),
    );
    const told = await one.carryOut(merge);
    expect(told.map(({ key }) => key)).toEqual(['water', 'fire']);
    expect(await itemsOf('fire')).toEqual(['fire', 'fire-again', 'water', 'water-third']);
  });

  it('is carried on after a stop between its two writings', async () => {
    const { one, itemsOf } = copies;
    const stop = async () => Promise.reject(new AppError('storage-failed', 'stopped'));
    one.interrupt(async () => undefined, stop);
    await expect(one.carryOut(merge)).rejects.toThrow('stopped');
    await one.tell(again);
    await one.carryOut(merge);
    await one.carryOut(merge);
    expect(await itemsOf('fire')).toEqual(['fire', 'water', 'water-again']);
  });

  it('goes where the other story has been merged into meanwhile', async () => {
    const { one, other, itemsOf } = copies;
    await one.tell(['flood', flood]);
    one.interrupt(
      async () => undefined,
      () => other.carryOut(onward),
    );
    await one.carryOut(merge);
    await one.carryOut(merge);
    expect(await itemsOf('flood')).toEqual(['fire', 'flood', 'water']);
  });
});

describe('a split by hand, carried out by one copy', () => {
  it('leaves what the story has grown by in the same moment', async () => {
    const { one, other, itemsOf } = copies;
    await one.tell(again);
    one.interrupt(
      async () => undefined,
      () => other.tell(third),
    );
    await one.carryOut(split);
    expect(await itemsOf('water')).toEqual(['water', 'water-third']);
    expect(await itemsOf('own')).toEqual(['water-again']);
  });

  it('comes to nothing where the story was merged before, or meanwhile', async () => {
    const { one, other, itemsOf, stories } = copies;
    await one.tell(again);
    one.interrupt(
      async () => undefined,
      () => other.carryOut(merge),
    );
    await one.carryOut(split);
    expect(await stories.get('own')).toMatchObject({ mergedInto: 'fire' });
    await one.carryOut({ ...split, id: 'later', into: 'later' });
    expect(await stories.get('later')).toBeUndefined();
    expect(await itemsOf('fire')).toEqual(['fire', 'water', 'water-again']);
  });
});

it('tells every item in one story that is not merged, whatever two copies do at once', async () => {
  const step = fc.record({
    kind: fc.constantFrom('tell' as const, 'tell' as const, 'merge' as const, 'split' as const),
    story: fc.nat(9),
    other: fc.nat(9),
  });
  const turn = fc.record({
    first: fc.boolean(),
    step,
    meanwhile: fc.array(step, { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 8 }), async (turns) => {
      const { stories, one, other } = await openCopies();
      const open = async () =>
        (await stories.recent(0, 100)).filter(({ mergedInto }) => mergedInto === undefined);
      const told = ['fire', 'water'];
      let decisions = 0;
      async function act(copy: Copy, { kind, ...chosen }: Action) {
        const known = await open();
        const story = known[chosen.story % known.length];
        const into = known[chosen.other % known.length];
        decisions += 1;
        const made = { ...decided, id: `d${decisions}`, at: at + decisions };
        if (kind === 'tell') {
          const id = `item-${told.push(`item-${told.length}`) - 1}`;
          await copy.tell([id, `${[water, fire, flood][chosen.story % 3] ?? ''}第${id}报。`]);
        } else if (story === undefined || into === undefined || story === into) return;
        else if (kind === 'merge')
          await copy.carryOut({ ...made, kind, storyId: story.id, into: into.id });
        else {
          const itemIds = story.appearances.slice(0, 1).map(({ itemId }) => itemId);
          await copy.carryOut({ ...made, kind, storyId: story.id, itemIds, into: made.id });
        }
      }
      for (const { first, step, meanwhile } of turns) {
        const [mine, theirs] = first ? [one, other] : [other, one];
        mine.interrupt(...meanwhile.map((action) => () => act(theirs, action)));
        await act(mine, step);
        mine.interrupt();
      }
      const all = (await open()).flatMap(({ appearances }) => appearances);
      expect(all.map(({ itemId }) => itemId).toSorted()).toEqual(told.toSorted());
    }),
    { numRuns: 15 },
  );
});
