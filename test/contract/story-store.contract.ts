import { expect, it } from 'vitest';
import type { StoryStore } from '../../src/ports/story-store.ts';
import { describeContract, type Contract } from './contract.ts';
import { story } from './nouns.ts';

/** What every store of stories keeps. */
export function storyStoreContract(contract: Contract<StoryStore>): void {
  describeContract('story store', contract, ({ open, can }) => {
    it('gives a story back as it was put, and the newer one when it comes again', async () => {
      const { port: stories } = await open();
      await stories.put([story('a', 0), story('b', 1)]);
      await stories.put([{ ...story('a', 5), version: 2 }]);
      expect(await stories.get('a')).toEqual({ ...story('a', 5), version: 2 });
      expect(await stories.get('c')).toBeUndefined();
      expect(await stories.count()).toBe(2);
    });

    it('lists the most recently seen first, from a moment on, up to a limit', async () => {
      const { port: stories } = await open();
      await stories.put([story('a', 3), story('b', 1), story('c', 7), story('d', 5)]);
      await stories.put([{ ...story('b', 9), version: 2 }]);
      const since = story('a', 3).lastSeenAt;
      const idsOf = async (limit: number) =>
        (await stories.recent(since, limit)).map((recent) => recent.id);
      expect(await idsOf(10)).toEqual(['b', 'c', 'd', 'a']);
      expect(await idsOf(2)).toEqual(['b', 'c']);
      expect(await stories.recent(since + 3_600_000, 10)).toEqual([]);
    });

    it('finds every item of a story, in order, and the first story of an item', async () => {
      const { port: stories } = await open();
      const links = ['c', 'a', 'b'].map((itemId) => ({ itemId, storyId: 'one' }));
      await stories.put([story('one', 0)], links);
      await stories.put([story('two', 0)], [{ itemId: 'a', storyId: 'two' }]);
      expect(await stories.itemsOf('one', 10)).toEqual(['c', 'a', 'b']);
      expect(await stories.itemsOf('one', 2)).toEqual(['c', 'a']);
      expect(await stories.itemsOf('two', 10)).toEqual([]);
      expect(await stories.storyOf('a')).toBe('one');
      expect(await stories.storyOf('z')).toBeUndefined();
    });

    it('writes a story only in place of the version that was read, and links its items only with it', async () => {
      const { port: stories } = await open();
      await stories.put([story('a', 0), story('b', 0)]);
      const [a2, b2] = [
        { ...story('a', 2), version: 2 },
        { ...story('b', 2), version: 2 },
      ];
      expect(await stories.put([a2])).toEqual([]);
      const links = ['a', 'b', 'c'].map((storyId) => ({ itemId: `item of ${storyId}`, storyId }));
      const late = { ...story('a', 9), version: 2 };
      const read = new Map([
        ['a', 1],
        ['b', 1],
        ['c', 0],
      ]);
      expect(await stories.put([late, b2, story('c', 0)], links, read)).toEqual(['a']);
      expect(await stories.get('a')).toEqual(a2);
      expect(await stories.get('b')).toEqual(b2);
      expect(await stories.get('c')).toEqual(story('c', 0));
      expect(await stories.storyOf('item of a')).toBeUndefined();
      expect(await stories.itemsOf('a', 9)).toEqual([]);
      expect(await stories.itemsOf('b', 9)).toEqual(['item of b']);
    });

    it('begins a story only where there is none', async () => {
      const { port: stories } = await open();
      const grown = { ...story('a', 0), version: 3 };
      const unread = new Map([['a', 0]]);
      expect(await stories.put([grown], [], unread)).toEqual([]);
      expect(await stories.put([story('a', 5)])).toEqual(['a']);
      expect(await stories.get('a')).toEqual(grown);
    });

    it('lets one of many through that have read the same version', async () => {
      const { port: stories } = await open();
      await stories.put([story('a', 0)]);
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          stories.put([{ ...story('a', at), version: 2 }], [{ itemId: `${at}`, storyId: 'a' }]),
        ),
      );
      expect(outcomes.filter((refused) => refused.length === 0)).toHaveLength(1);
      expect(await stories.itemsOf('a', 9)).toHaveLength(1);
    });

    it.skipIf(!can('reopen'))('still has its stories after a restart', async () => {
      const { port, reopen } = await open();
      await port.put([story('a', 0)]);
      expect(await (await reopen()).get('a')).toEqual(story('a', 0));
    });
  });
}
