import { itemSchema, type Item } from '../domain/item.ts';
import { storyShard, type StoryDivision } from '../domain/story-shard.ts';
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
  /** The office's tagger: lexicon, departments and region are already in it, the register is asked each time. */
  tag: (item: Item) => TaggedItem | Promise<TaggedItem>;
  /** Absent: `office`. */
  storyDivision?: StoryDivision;
}

/**
 * Tags each item with its collection priorities, severity, region and suggested owners, and stores it. What a
 * person has corrected stays corrected when an item comes again.
 */
export function itemToTaggedItem({
  items,
  corrections,
  tag,
  storyDivision = 'office',
}: ItemToTaggedItemDeps): Stage<Item> {
  return {
    name: 'item-to-tagged-item',
    reads: itemsTopic,
    writes: [taggedItemsTopic],
    parse: (value) => parseMessage(itemSchema, itemsTopic, value),
    async handle(messages) {
      const tagged = await Promise.all(
        messages.map(async (item) =>
          withCorrections(await tag(item), await corrections.ofItem(item.id)),
        ),
      );
      await items.put(tagged);
      return tagged.map((value) => ({
        topic: taggedItemsTopic,
        // whoever groups the stories of a shard must see all of its items, in one order
        key: storyShard(storyDivision, value.region),
        value,
      }));
    },
  };
}
