import { openTopic, type TopicMatch, type TopicSubject } from './match-topic.ts';
import { parseTopic } from './parse-topic.ts';
import type { TopicFault } from './topic.ts';

export interface TriedItem extends TopicSubject {
  id: string;
}

/** What an expression would have found among what is already there. */
export type DryRun =
  | { kind: 'bad'; fault: TopicFault }
  | {
      kind: 'tried';
      total: number;
      matched: number;
      /** Found now and not by the expression before it, and the other way round. */
      gained: number;
      lost: number;
      /** The first that matched, with the words by which they did. */
      samples: { id: string; title: string; words: TopicMatch }[];
    };

const maxSamples = 20;

/**
 * Tries an expression on items before it is saved; against `before`, the expression that it is to replace, it
 * counts what is gained and lost. Keeps nothing.
 */
export function dryRun(expression: string, items: Iterable<TriedItem>, before?: string): DryRun {
  const parsed = parseTopic(expression);
  if (parsed.kind === 'bad') return parsed;
  const match = openTopic(parsed.topic);
  const earlier = before === undefined ? undefined : parseTopic(before);
  const matched = earlier?.kind === 'topic' ? openTopic(earlier.topic) : () => undefined;
  const run = { total: 0, matched: 0, gained: 0, lost: 0 };
  const samples: { id: string; title: string; words: TopicMatch }[] = [];
  for (const item of items) {
    const words = match(item);
    const didMatch = matched(item) !== undefined;
    run.total += 1;
    if (words === undefined) {
      if (didMatch) run.lost += 1;
      continue;
    }
    run.matched += 1;
    if (!didMatch) run.gained += 1;
    if (samples.length < maxSamples) samples.push({ id: item.id, title: item.title, words });
  }
  return { kind: 'tried', ...run, samples };
}
