import { applyCommand, type ExecuteDeps } from '../../actions/case/apply-command.ts';
import { openCase } from '../../actions/case/open-case.ts';
import { systemActor } from '../../domain/actor.ts';
import type { Appearance, Story } from '../../domain/story.ts';
import { watchRuleName, type Watch } from '../../domain/watch.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { WatchStore } from '../../ports/watch-store.ts';
import {
  openTopic,
  type TopicMatch,
  type TopicSubject,
} from '../../understanding/topics/match-topic.ts';
import { parseTopic } from '../../understanding/topics/parse-topic.ts';

export interface WatchStoriesDeps extends ExecuteDeps {
  watches: WatchStore;
  items: ItemStore;
}

type Matcher = (subject: TopicSubject) => TopicMatch | undefined;

/** Of a story told very often the newest tell enough. */
const maxAppearances = 50;

/**
 * Builds what carries out the watches: for a story that no live case holds yet, the first watch that is on and
 * meets it opens its case or feeds the named one. Resolves with whether one did.
 */
export function openStoryWatch(deps: WatchStoriesDeps): (story: Story) => Promise<boolean> {
  const matchers = new Map<string, Matcher>();

  function matcherOf({ topic }: Watch): Matcher {
    let matcher = matchers.get(topic);
    if (matcher === undefined) {
      const parsed = parseTopic(topic);
      matcher = parsed.kind === 'topic' ? openTopic(parsed.topic) : () => undefined;
      matchers.set(topic, matcher);
    }
    return matcher;
  }

  return async (story) => {
    const watches = await deps.watches.on(deps.clock.now());
    if (watches.length === 0) return false;
    const subjects = await subjectsOf(deps.items, story);
    for (const watch of watches) {
      const match = matcherOf(watch);
      if (!subjects.some((subject) => match(subject) !== undefined)) continue;
      if (await carryOut(deps, watch, story)) return true;
    }
    return false;
  };
}

/** False when the watch's case can take nothing any more. */
async function carryOut(deps: ExecuteDeps, { id, rule }: Watch, story: Story): Promise<boolean> {
  if (rule.kind === 'open') {
    const priorities = [...new Set([...story.priorities, ...rule.priorities])].sort();
    const input = { story, priorities, openingRule: watchRuleName(id) };
    return (await openCase(deps, systemActor, input)).kind !== 'refused';
  }
  const fed = await applyCommand(deps, systemActor, {
    caseId: rule.caseId,
    command: {
      kind: 'add-items',
      storyId: story.id,
      itemIds: story.appearances.map(({ itemId }) => itemId),
      firstPublicAt: Math.min(story.firstPublicAt, story.firstSeenAt, deps.clock.now()),
    },
  });
  return fed.kind === 'done';
}

async function subjectsOf(items: ItemStore, story: Story): Promise<TopicSubject[]> {
  const newest = story.appearances.slice(-maxAppearances);
  return Promise.all(newest.map((appearance) => subjectOf(items, appearance, story)));
}

async function subjectOf(
  items: ItemStore,
  { itemId, title, tier }: Appearance,
  { region }: Story,
): Promise<TopicSubject> {
  const tagged = await items.get(itemId);
  if (tagged === undefined) return { title, text: '', region, tier };
  return { title, text: tagged.item.text, region: tagged.region, tier };
}
