import { itemSchema, type Item } from '../domain/item.ts';
import type { TaggedItem } from '../domain/tagged-item.ts';
import { itemsTopic, taggedItemsTopic } from '../domain/topics.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Stage } from '../ports/stage.ts';
import { parseMessage } from './parse-message.ts';

export interface ItemToTaggedItemDeps {
  items: ItemStore;
  /** The office's tagger: lexicon, departments and region are already in it. */
  tag: (item: Item) => TaggedItem;
}

/** Tags each item with its collection priorities, severity, region and suggested owners, and stores it. */
export function itemToTaggedItem({ items, tag }: ItemToTaggedItemDeps): Stage<Item> {
  return {
    name: 'item-to-tagged-item',
    reads: itemsTopic,
    writes: [taggedItemsTopic],
    parse: (value) => parseMessage(itemSchema, itemsTopic, value),
    async handle(messages) {
      const tagged = messages.map(tag);
      await items.put(tagged);
      return tagged.map((value) => ({ topic: taggedItemsTopic, key: value.item.id, value }));
    },
  };
}
