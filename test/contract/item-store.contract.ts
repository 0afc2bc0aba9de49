import { assert, asyncProperty, string, uuid } from 'fast-check';
import { expect, it } from 'vitest';
import type { ItemStore } from '../../src/ports/item-store.ts';
import { describeContract, type Contract } from './contract.ts';
import { taggedItem } from './nouns.ts';

/** What every store of tagged items keeps. */
export function itemStoreContract(contract: Contract<ItemStore>): void {
  describeContract('item store', contract, ({ open, can }) => {
    it('gives an item back as it was put', async () => {
      const { port: items } = await open();
      const text = string({ unit: 'binary', maxLength: 200 });
      await assert(
        asyncProperty(uuid(), text, async (id, words) => {
          const item = taggedItem(id, `供水恢复 🚰 ${words.replaceAll('\0', '')}`);
          await items.put([item]);
          expect(await items.get(id)).toEqual(item);
        }),
        { numRuns: 25 },
      );
    });

    it('replaces an item that comes again', async () => {
      const { port: items } = await open();
      await items.put([taggedItem('a', '旧'), taggedItem('b', '另一条')]);
      await items.put([taggedItem('a', '新')]);
      expect((await items.get('a'))?.item.text).toBe('新');
      expect(await items.count()).toBe(2);
    });

    it('knows which ids it holds', async () => {
      const { port: items } = await open();
      await items.put([taggedItem('a', '甲'), taggedItem('b', '乙')]);
      expect(await items.known(['a', 'c', 'b'])).toEqual(new Set(['a', 'b']));
      expect(await items.known([])).toEqual(new Set());
      expect(await items.get('c')).toBeUndefined();
    });

    it('purges what was fetched before a time, a few at a time', async () => {
      const { port: items } = await open();
      const at = taggedItem('a', '').item.fetchedAt;
      const aged = (id: string, ageMs: number) => {
        const tagged = taggedItem(id, '甲');
        return { ...tagged, item: { ...tagged.item, fetchedAt: at - ageMs } };
      };
      await items.put([aged('old', 2), aged('older', 3), aged('oldest', 4), aged('new', 0)]);
      expect(await items.purgeUnlinked(at - 1, 2)).toBe(2);
      expect(await items.purgeUnlinked(at - 1, 2)).toBe(1);
      expect(await items.known(['old', 'older', 'oldest', 'new'])).toEqual(new Set(['new']));
    });

    it.skipIf(!can('reopen'))('still has its items after a restart', async () => {
      const { port, reopen } = await open();
      await port.put([taggedItem('a', '甲')]);
      expect(await (await reopen()).get('a')).toEqual(taggedItem('a', '甲'));
    });
  });
}
