import { z } from 'zod';
import { personSchema } from './actor.ts';
import { prioritySchema } from './priority.ts';
import { sourceTierSchema } from './source.ts';
import {
  evidenceSpanSchema,
  gradedByTags,
  type EvidenceSpan,
  type Tag,
  type TaggedItem,
} from './tagged-item.ts';
import { instantSchema } from './time.ts';

/** What a person says of one priority; a priority that is not named is left as it was. */
const verdictSchema = z.strictObject({
  priority: prioritySchema,
  holds: z.boolean(),
  /** Verbatim words of the item; needed where no rule has shown any for a priority that holds. */
  evidence: z.array(evidenceSpanSchema).default([]),
});
export type TagVerdict = z.infer<typeof verdictSchema>;

/** A person's correction of an item's tags, kept for good: who decided what on which words. */
export const correctionSchema = z.strictObject({
  /** Content id: the same correction sent twice is one. */
  id: z.string(),
  itemId: z.string(),
  at: instantSchema,
  by: personSchema,
  reason: z.string().min(1),
  /** As the item stood, which may be purged: no author, no address. */
  title: z.string(),
  text: z.string(),
  /** The type of its source. */
  tier: sourceTierSchema.optional(),
  verdicts: z.array(verdictSchema).min(1),
});
export type Correction = z.infer<typeof correctionSchema>;

/**
 * The item's tags after a person has decided: denied ones gone, confirmed ones sure (P6 too: a person has
 * decided). A confirmed priority without verbatim evidence gets no tag and is named in `unproven`.
 */
export function correctTags(
  { item, tags }: TaggedItem,
  verdicts: readonly TagVerdict[],
): { tags: Tag[]; unproven: TagVerdict[] } {
  const untouched = tags.filter(
    (tag) => !verdicts.some(({ priority }) => priority === tag.priority),
  );
  const confirmed = verdicts
    .filter(({ holds }) => holds)
    .map((verdict) => {
      const shown = tags.find(({ priority }) => priority === verdict.priority)?.evidence ?? [];
      const given = verdict.evidence.filter(
        ({ field, start, end, text }) => item[field].slice(start, end) === text,
      );
      return { verdict, evidence: eachOnce([...given, ...shown]) };
    });
  const proven = confirmed
    .filter(({ evidence }) => evidence.length > 0)
    .map(({ verdict: { priority }, evidence }): Tag => ({
      priority,
      confidence: 1,
      certainty: 'sure',
      evidence,
    }));
  return {
    tags: [...untouched, ...proven].sort((a, b) => (a.priority < b.priority ? -1 : 1)),
    unproven: confirmed
      .filter(({ evidence }) => evidence.length === 0)
      .map(({ verdict }) => verdict),
  };
}

/** The tagged item as its corrections, oldest first, leave it: a person's word outlives every new reading. */
export function withCorrections(
  tagged: TaggedItem,
  corrections: readonly Pick<Correction, 'verdicts'>[],
): TaggedItem {
  return corrections.reduce(
    (sofar, { verdicts }) => gradedByTags({ ...sofar, tags: correctTags(sofar, verdicts).tags }),
    tagged,
  );
}

/** The verdicts with the words on which each rests now, so that they hold whatever a later reading shows. */
export function withEvidence({ tags }: TaggedItem, verdicts: readonly TagVerdict[]): TagVerdict[] {
  return verdicts.map((verdict) => {
    const decided = tags.find(({ priority }) => priority === verdict.priority);
    return { ...verdict, evidence: verdict.holds ? (decided?.evidence ?? []) : verdict.evidence };
  });
}

/** A correction as a row to learn from: `corrected` names what a person has decided, nothing else. */
export function labelledRow({ id, title, text, tier, verdicts }: Correction) {
  const corrected = Object.fromEntries(verdicts.map(({ priority, holds }) => [priority, holds]));
  return { id, title, text, ...(tier && { tier }), corrected };
}

function eachOnce(spans: readonly EvidenceSpan[]): EvidenceSpan[] {
  const each = new Map(spans.map((span) => [`${span.field}${span.start}-${span.end}`, span]));
  return [...each.values()];
}
