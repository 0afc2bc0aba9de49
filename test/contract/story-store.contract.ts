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
      await stories.put([story('b', 9)]);
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

    it.skipIf(!can('reopen'))('still has its stories after a restart', async () => {
      const { port, reopen } = await open();
      await port.put([story('a', 0)]);
      expect(await (await reopen()).get('a')).toEqual(story('a', 0));
    });
  });
}
