import type { Item } from '../src/domain/item.ts';
import type { TaggedItem } from '../src/domain/tagged-item.ts';
import { itemWith } from '../test/support/item.ts';
import { article } from './pages.ts';

const places = 100;
const repostEvery = 8;

/** A made-up item of 800 characters; the same number gives the same item. */
export function itemOf(index: number): Item {
  const { title, paragraphs } = article(1, index);
  const id = `item-${index}`;
  return itemWith({ id, title, text: paragraphs.join('\n'), url: `http://bench.example/${index}` });
}

/** The same as tagged by nobody, in one of a hundred prefectures; every eighth is a repost of one before it. */
export function taggedOf(index: number): TaggedItem {
  const told = index % repostEvery === 0 && index > 0 ? index - 1 : index;
  const { title, text } = itemOf(told);
  const item = { ...itemOf(index), title, text };
  const region = ['云石省', `第${told % places}市`];
  return { item, tags: [], severityEvidence: [], region, owners: [] };
}
