import type { Actor } from './actor.ts';
import { storyRoles, type StoryDecision } from './story-decision.ts';
import type { Story } from './story.ts';
import type { Instant } from './time.ts';

/** Why stories stay as they are, in a sentence that says what would be right. */
export interface StoryRefused {
  kind: 'refused';
  reason: 'not-permitted' | 'story-missing' | 'story-merged' | 'same-story' | 'items-missing';
  message: string;
}

/** What keeps the actor from merging `story` into `into`; `undefined` when nothing does. */
export function mergeRefusal(
  story: Story | undefined,
  into: Story | undefined,
): StoryRefused | undefined {
  if (story === undefined || into === undefined)
    return refuse('story-missing', '没有此事件，请刷新列表后重新选择');
  if (story.id === into.id) return refuse('same-story', '不能并入自身，请选择另一事件');
  return mergedRefusal(story) ?? mergedRefusal(into);
}

/** What keeps these items from becoming a story of their own; `undefined` when nothing does. */
export function splitRefusal(
  story: Story | undefined,
  itemIds: readonly string[],
): StoryRefused | undefined {
  if (story === undefined) return refuse('story-missing', '没有此事件，请刷新列表后重新选择');
  const told = new Set(story.appearances.map(({ itemId }) => itemId));
  const foreign = itemIds.filter((id) => !told.has(id));
  if (foreign.length > 0)
    return refuse('items-missing', `条目${foreign.join('、')}不在此事件中，请重新选择`);
  if (new Set(itemIds).size === told.size)
    return refuse('items-missing', '拆分后原事件须至少保留一条，请少选一些');
  return mergedRefusal(story);
}

/** Refuses whoever has none of `storyRoles`. */
export function storyRoleRefusal(actor: Actor): StoryRefused | undefined {
  return actor.roles.some((role) => storyRoles.includes(role))
    ? undefined
    : refuse('not-permitted', '合并、拆分事件由研判员或统筹员办理');
}

/** When a decision is made: later than all that either story knows of, so that their order is certain. */
export function decisionTime(now: Instant, stories: readonly Story[]): Instant {
  const earlier = stories.flatMap(({ decisions = [] }) => decisions.map(({ at }) => at + 1));
  return Math.max(now, ...earlier);
}

/** The decision by which an item left the story after this time: the first of them, `undefined` if it stayed. */
export function departure(
  { id, decisions = [] }: Pick<Story, 'id' | 'decisions'>,
  itemId: string,
  after: Instant,
): StoryDecision | undefined {
  return decisions.find(
    (one) =>
      one.storyId === id &&
      one.at > after &&
      (one.kind === 'merge' || one.itemIds.includes(itemId)),
  );
}

function mergedRefusal({ mergedInto, headline }: Story): StoryRefused | undefined {
  return mergedInto === undefined
    ? undefined
    : refuse('story-merged', `事件“${headline}”已并入其他事件，请选择并入后的事件`);
}

function refuse(reason: StoryRefused['reason'], message: string): StoryRefused {
  return { kind: 'refused', reason, message };
}
