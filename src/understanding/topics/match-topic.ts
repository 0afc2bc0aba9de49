import type { SourceTier } from '../../domain/source.ts';
import type { Scope, Topic } from './topic.ts';
import { openWordSpotter, type Spot } from './word-spotter.ts';

/** What a topic is matched against. */
export interface TopicSubject {
  title: string;
  text: string;
  /** From the province down. */
  region: readonly string[];
  tier: SourceTier;
}

/** The words by which a topic was met, each once; empty where only place or source was asked for. */
export type TopicMatch = readonly string[];

interface Spotted {
  title: ReadonlyMap<string, readonly Spot[]>;
  text: ReadonlyMap<string, readonly Spot[]>;
  subject: TopicSubject;
}

/** Builds a matcher once for one topic; its time grows with the length of the text, whatever the text. */
export function openTopic(topic: Topic): (subject: TopicSubject) => TopicMatch | undefined {
  const spot = openWordSpotter(new Set(wordsIn(topic)));
  return (subject) => {
    const spotted = { title: spot(subject.title), text: spot(subject.text), subject };
    const words = meets(topic, spotted);
    return words && [...new Set(words)];
  };
}

function wordsIn(topic: Topic): readonly string[] {
  switch (topic.kind) {
    case 'word':
      return [topic.word];
    case 'near':
      return [...topic.left, ...topic.right];
    case 'and':
      return topic.all.flatMap(wordsIn);
    case 'or':
      return topic.any.flatMap(wordsIn);
    case 'not':
      return wordsIn(topic.topic);
    case 'region':
    case 'tier':
      return [];
  }
}

function meets(topic: Topic, spotted: Spotted): readonly string[] | undefined {
  switch (topic.kind) {
    case 'word':
      return fieldsOf(topic.scope, spotted).some((spots) => spots.has(topic.word))
        ? [topic.word]
        : undefined;
    case 'near':
      return meetsNear(topic, spotted);
    case 'region':
      return spotted.subject.region.includes(topic.name) ? [] : undefined;
    case 'tier':
      return spotted.subject.tier === topic.tier ? [] : undefined;
    case 'and': {
      const each = topic.all.map((one) => meets(one, spotted));
      const met = each.filter((words) => words !== undefined);
      return met.length === each.length ? met.flat() : undefined;
    }
    case 'or': {
      const met = topic.any.flatMap((one) => {
        const words = meets(one, spotted);
        return words === undefined ? [] : [words];
      });
      return met.length > 0 ? met.flat() : undefined;
    }
    case 'not':
      return meets(topic.topic, spotted) === undefined ? [] : undefined;
  }
}

function fieldsOf(scope: Scope, { title, text }: Spotted): Spotted['title'][] {
  if (scope === 'title') return [title];
  return scope === 'text' ? [text] : [title, text];
}

function meetsNear(
  { left, right, distance, scope }: Extract<Topic, { kind: 'near' }>,
  spotted: Spotted,
): readonly string[] | undefined {
  const isMet = fieldsOf(scope, spotted).some((spots) => {
    const of = (words: readonly string[]) => words.flatMap((word) => spots.get(word) ?? []);
    const lefts = of(left);
    const rights = of(right);
    return follows(lefts, rights, distance) || follows(rights, lefts, distance);
  });
  return isMet ? [...left, ...right].filter((word) => isThere(word, scope, spotted)) : undefined;
}

function isThere(word: string, scope: Scope, spotted: Spotted): boolean {
  return fieldsOf(scope, spotted).some((spots) => spots.has(word));
}

/** Whether one of `second` begins at most `distance` characters after one of `first` ends. */
function follows(first: readonly Spot[], second: readonly Spot[], distance: number): boolean {
  const ends = first.map(({ end }) => end).sort((a, b) => a - b);
  const starts = second.map(({ start }) => start).sort((a, b) => a - b);
  let next = 0;
  let last = -Infinity;
  for (const start of starts) {
    for (let end = ends[next]; end !== undefined && end <= start; end = ends[next]) {
      last = end;
      next += 1;
    }
    if (start - last <= distance) return true;
  }
  return false;
}
