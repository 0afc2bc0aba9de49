import type { SourceTier } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { StoryStore } from '../ports/story-store.ts';

/** An item as an expression is tried on it. */
export interface RecentSubject {
  id: string;
  title: string;
  text: string;
  region: readonly string[];
  tier: SourceTier;
}

const maxStories = 2000;
const maxItems = 5000;

/** The items of stories seen since then, the most recently seen stories first, at most 5,000. */
export async function recentSubjects(
  { stories, items }: { stories: StoryStore; items: ItemStore },
  since: Instant,
): Promise<RecentSubject[]> {
  const ids = (await stories.recent(since, maxStories)).flatMap(({ appearances }) =>
    appearances.filter(({ seenAt }) => seenAt >= since).map(({ itemId }) => itemId),
  );
  const found: RecentSubject[] = [];
  for (const id of ids.slice(0, maxItems)) {
    const tagged = await items.get(id);
    if (!tagged) continue;
    const { title, text, tier } = tagged.item;
    found.push({ id, title, text, region: tagged.region, tier });
  }
  return found;
}
