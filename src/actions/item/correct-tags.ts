import type { Actor } from '../../domain/actor.ts';
import {
  correctTags,
  withEvidence,
  type Correction,
  type TagVerdict,
} from '../../domain/correction.ts';
import { correctionEvent } from '../../domain/correction-event.ts';
import { storyShard, type StoryDivision } from '../../domain/story-shard.ts';
import { gradedByTags, type Tag } from '../../domain/tagged-item.ts';
import { taggedItemsTopic } from '../../domain/topics.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { Log } from '../../ports/log.ts';
import type { Logger } from '../../ports/logger.ts';

export interface CorrectTagsDeps {
  items: Pick<ItemStore, 'get' | 'put'>;
  corrections: CorrectionStore;
  clock: Pick<Clock, 'now'>;
  logger: Pick<Logger, 'info'>;
  log: Pick<Log, 'append'>;
  hash(text: string): string;
  /** Absent: `office`. */
  storyDivision?: StoryDivision;
}

export interface CorrectTagsInput {
  itemId: string;
  verdicts: readonly TagVerdict[];
  reason: string;
}

export type Corrected =
  | { kind: 'corrected'; correction: Correction; tags: Tag[] }
  | { kind: 'not-permitted' }
  | { kind: 'not-found' }
  /** Priorities said to hold on no words of the item. */
  | { kind: 'unproven'; priorities: string[] };

/**
 * An analyst's word on an item's tags: kept as a correction with who, when and why, then shown on the item and passed
 * on, so that its story follows. The correction is written first: a crash in between loses nothing, and a second try
 * completes it.
 */
export async function correctItemTags(
  { items, corrections, clock, logger, log, hash, storyDivision = 'office' }: CorrectTagsDeps,
  actor: Actor,
  { itemId, verdicts, reason }: CorrectTagsInput,
): Promise<Corrected> {
  if (!actor.roles.includes('analyst')) return { kind: 'not-permitted' };
  const tagged = await items.get(itemId);
  if (!tagged) return { kind: 'not-found' };
  const { tags, unproven } = correctTags(tagged, verdicts);
  if (unproven.length > 0) {
    return { kind: 'unproven', priorities: unproven.map(({ priority }) => priority) };
  }
  const { title, text, tier } = tagged.item;
  const by = { id: actor.id, name: actor.name };
  const at = clock.now();
  const id = hash(JSON.stringify([itemId, actor.id, at, verdicts, reason]));
  const decided = withEvidence({ ...tagged, tags }, verdicts);
  const correction = { id, itemId, at, by, reason, title, text, tier, verdicts: decided };
  const event = correctionEvent(correction, { before: tagged.tags, after: tags });
  await corrections.add(correction, event);
  const value = gradedByTags({ ...tagged, tags });
  await items.put([value]);
  const key = storyShard(storyDivision, value.region);
  await log.append([{ topic: taggedItemsTopic, key, value }]);
  const said = verdicts.map(({ priority, holds }) => `${priority}${holds ? '+' : '-'}`).join(' ');
  logger.info('tags corrected', { itemId, by: actor.id, correction: id, said });
  return { kind: 'corrected', correction, tags };
}
