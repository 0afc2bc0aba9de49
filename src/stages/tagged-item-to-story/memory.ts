import { storyShard, type StoryDivision } from '../../domain/story-shard.ts';
import type { Story } from '../../domain/story.ts';
import { dayMs } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import { openRepostIndex, type RepostIndex } from '../../understanding/reposts/repost-index.ts';
import { openStoryIndex, type StoryIndex } from '../../understanding/stories/story-index.ts';
import { termPriorOf } from '../../understanding/stories/term-prior.ts';
import { officialRefutation } from '../../understanding/tagging/refuted-claim.ts';
import type { Refuted } from './refuting.ts';

export interface MemoryDeps {
  items: Pick<ItemStore, 'get'>;
  stories: Pick<StoryStore, 'recent'>;
  clock: Pick<Clock, 'now'>;
  readDictionary?: () => string;
  storyDivision?: StoryDivision;
}

/** What is remembered of one shard's stories. */
interface Indexes {
  reposts: RepostIndex;
  stories: StoryIndex;
  refuted: Refuted;
}

export interface Memory {
  of(region: readonly string[]): Indexes;
  /** Rebuilds what was forgotten; nothing happens while all is remembered. */
  recall(): Promise<void>;
  /** At the next `recall` these shards are rebuilt; until then they stay as they are. */
  forget(isForgotten: (shard: string) => boolean): void;
}

/** Stories that were silent for longer are not joined any more. */
const memoryMs = 30 * dayMs;
const maxRestored = 20_000;

/** The indexes of the shards, each made when something of it comes; empty until the first `recall`. */
export function openMemory(deps: MemoryDeps): Memory {
  const { storyDivision = 'office', clock } = deps;
  const prior = termPriorOf(deps.readDictionary?.() ?? '');
  const shards = new Map<string, Indexes>();
  let forgotten: ((shard: string) => boolean)[] = [() => true];
  const shardOf = (region: readonly string[]) => storyShard(storyDivision, region);

  function of(region: readonly string[]): Indexes {
    const shard = shardOf(region);
    const known = shards.get(shard) ?? {
      reposts: openRepostIndex(),
      stories: openStoryIndex({ prior }),
      refuted: new Map(),
    };
    shards.set(shard, known);
    return known;
  }

  async function restore(isWanted: (region: readonly string[]) => boolean): Promise<void> {
    const recent = await deps.stories.recent(clock.now() - memoryMs, maxRestored);
    for (const story of recent.toReversed()) {
      // its items are told where it was merged into
      if (story.mergedInto !== undefined) continue;
      // where people decided, items of other places may have come in
      if (story.decisions === undefined && !isWanted(story.region)) continue;
      await restoreStory(story, isWanted);
    }
  }

  async function restoreStory(
    { id, appearances }: Story,
    isWanted: (region: readonly string[]) => boolean,
  ): Promise<void> {
    for (const { itemId, repostOf } of appearances) {
      const tagged = await deps.items.get(itemId);
      if (!tagged || !isWanted(tagged.region)) continue;
      const { item, region } = tagged;
      const indexes = of(region);
      const time = item.publishedAt ?? item.fetchedAt;
      indexes.reposts.restore({ ...item, time }, repostOf);
      const { group } = indexes.reposts.fold({ ...item, time });
      const refutation = officialRefutation(tagged);
      if (refutation !== undefined) indexes.refuted.set(group, refutation);
      indexes.stories.restore({ ...item, time, region, group }, id);
    }
  }

  return {
    of,
    async recall() {
      if (forgotten.length === 0) return;
      // what is forgotten while it is read must be read again
      const wanted = forgotten;
      forgotten = [];
      const isWanted = (shard: string) => wanted.some((isForgotten) => isForgotten(shard));
      for (const shard of shards.keys()) if (isWanted(shard)) shards.delete(shard);
      try {
        await restore((region) => isWanted(shardOf(region)));
      } catch (error) {
        forgotten = [...wanted, ...forgotten];
        throw error;
      }
    },
    forget(isForgotten) {
      forgotten = [...forgotten, isForgotten];
    },
  };
}
