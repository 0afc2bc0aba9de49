import { itemSchema, type Item } from '../domain/item.ts';
import type { TaggedItem } from '../domain/tagged-item.ts';
import { withCorrections } from '../domain/correction.ts';
import { itemsTopic, taggedItemsTopic } from '../domain/topics.ts';
import type { CorrectionStore } from '../ports/correction-store.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Stage } from '../ports/stage.ts';
import { parseMessage } from './parse-message.ts';

export interface ItemToTaggedItemDeps {
  items: Pick<ItemStore, 'put'>;
  corrections: Pick<CorrectionStore, 'ofItem'>;
  /** The office's tagger: lexicon, departments and region are already in it. */
  tag: (item: Item) => TaggedItem;
}

/**
 * Tags each item with its collection priorities, severity, region and suggested owners, and stores it. What a
 * person has corrected stays corrected when an item comes again.
 */
export function itemToTaggedItem({ items, corrections, tag }: ItemToTaggedItemDeps): Stage<Item> {
  return {
    name: 'item-to-tagged-item',
    reads: itemsTopic,
    writes: [taggedItemsTopic],
    parse: (value) => parseMessage(itemSchema, itemsTopic, value),
    async handle(messages) {
      const tagged = await Promise.all(
        messages.map(async (item) => withCorrections(tag(item), await corrections.ofItem(item.id))),
      );
      await items.put(tagged);
      return tagged.map((value) => ({ topic: taggedItemsTopic, key: value.item.id, value }));
    },
  };
}
