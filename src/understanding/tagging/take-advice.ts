import type { Priority } from '../../domain/priority.ts';
import {
  gradedByTags,
  type EvidenceSpan,
  type Tag,
  type TaggedItem,
} from '../../domain/tagged-item.ts';

/** A priority that an adviser claims, with the words that it says it rests on. */
interface Claim {
  priority: Priority;
  quote: string;
}

/** What a model advises on one item. */
export interface Advice {
  model: string;
  claims: readonly Claim[];
}

/** Begins the rule of its evidence; the model's name follows. */
const adviserRule = 'adviser/';
/** Less than opening rules ask for unless an office lowers them: advice alone opens no case. */
const confidence = 0.3;
const maxEvidence = 40;

/**
 * The item with what an adviser claims, and how many claims were dropped because their words do not stand in it. A
 * claim adds a suspicion, or evidence to one; sure tags stay as they are, and nothing is taken away.
 */
export function takeAdvice(
  tagged: TaggedItem,
  { model, claims }: Advice,
): { tagged: TaggedItem; dropped: number } {
  const rule = `${adviserRule}${model}`;
  const proven = claims.flatMap(({ priority, quote }) => {
    const span = spanOf(tagged, quote, rule);
    // what is refuted here is not claimed here
    const isRefuted = priority === 'P6' && tagged.refutation !== undefined;
    return span === undefined || isRefuted ? [] : [{ priority, span }];
  });
  const tags = proven.reduce(withClaim, tagged.tags);
  const dropped = claims.length - proven.length;
  return { tagged: tags === tagged.tags ? tagged : gradedByTags({ ...tagged, tags }), dropped };
}

/** What advisers were heard to say of the item, as its evidence keeps it. */
export function adviceIn({ tags }: TaggedItem): Advice[] {
  return tags.flatMap(({ priority, evidence }) =>
    evidence
      .filter(({ rule }) => rule.startsWith(adviserRule))
      .map(({ rule, text }) => ({
        model: rule.slice(adviserRule.length),
        claims: [{ priority, quote: text }],
      })),
  );
}

function withClaim(tags: Tag[], { priority, span }: { priority: Priority; span: EvidenceSpan }) {
  const known = tags.find((tag) => tag.priority === priority);
  if (known?.certainty === 'sure') return tags;
  const said: Tag = known ?? { priority, confidence, certainty: 'suspected', evidence: [] };
  const evidence = [...said.evidence, span].slice(0, maxEvidence);
  return [...tags.filter((tag) => tag !== known), { ...said, evidence }].sort((a, b) =>
    a.priority < b.priority ? -1 : 1,
  );
}

/** Where the words stand verbatim. */
function spanOf({ item }: TaggedItem, quote: string, rule: string): EvidenceSpan | undefined {
  const field = item.text.includes(quote) ? 'text' : 'title';
  const start = item[field].indexOf(quote);
  if (quote === '' || start < 0) return undefined;
  return { field, start, end: start + quote.length, text: quote, rule };
}
