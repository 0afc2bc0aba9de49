import { withCorrections } from '../../domain/correction.ts';
import type { TaggedItem } from '../../domain/tagged-item.ts';
import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import {
  officialRefutation,
  refutedItem,
  type OfficialRefutation,
} from '../../understanding/tagging/refuted-claim.ts';

export interface RefutingDeps {
  items: Pick<ItemStore, 'get' | 'put'>;
  corrections: Pick<CorrectionStore, 'ofItem'>;
}

/** What an authority has refuted, by the group of reposts that it belongs to. */
export type Refuted = Map<string, OfficialRefutation>;

/**
 * The item as its story should hear of it. Nearly the text of an official refutation, it is suspected of being
 * untrue, unless a person has said otherwise; a refutation makes that of the original of its group.
 */
export async function heardOf(
  deps: RefutingDeps,
  refuted: Refuted,
  { tagged, group }: { tagged: TaggedItem; group: string },
): Promise<TaggedItem> {
  const own = officialRefutation(tagged);
  if (own === undefined) return marked(deps, tagged, refuted.get(group));
  refuted.set(group, own);
  const original = group === tagged.item.id ? undefined : await deps.items.get(group);
  if (original === undefined) return tagged;
  const { tags } = await marked(deps, original, own);
  return { ...tagged, tags: [...tagged.tags, ...tags.filter(({ priority }) => priority === 'P6')] };
}

async function marked(
  { items, corrections }: RefutingDeps,
  tagged: TaggedItem,
  refutation: OfficialRefutation | undefined,
): Promise<TaggedItem> {
  const claimed = refutation === undefined ? tagged : refutedItem(tagged, refutation);
  if (claimed === tagged) return tagged;
  const decided = withCorrections(claimed, await corrections.ofItem(tagged.item.id));
  await items.put([decided]);
  return decided;
}
