import type { SourceTier } from '../../domain/source.ts';
import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import { sentenceKey, type WordHit } from './word-finder.ts';

/** Fixed ids of config/lexicon/refutations.yaml. */
const authority = 'refutations/authority';
const unsettled = 'refutations/unsettled';
const appeal = 'refutations/appeal';

/**
 * The words by which an authority refutes a rumour 辟谣, else `undefined`. Such a notice carries no P6 of its
 * own: it points to the rumour. Elsewhere than in an official source, the same sentence must name the authority
 * that says so. A sentence that asks for a refutation, misses one or doubts refutes nothing.
 */
export function refutationIn(
  words: readonly WordHit[],
  tier: SourceTier,
): EvidenceSpan | undefined {
  const refutations = words.filter(({ theme }) => theme === 'refutations');
  const sentencesWith = (rule: string) =>
    new Set(refutations.filter((hit) => hit.rule === rule).map(sentenceKey));
  const named = sentencesWith(authority);
  const open = sentencesWith(unsettled);
  const settled = refutations.filter((hit) => !open.has(sentenceKey(hit)));
  const refuted =
    settled.find(
      (hit) => hit.points === 2 && (tier === 'official' || named.has(sentenceKey(hit))),
    ) ?? settled.find(({ rule }) => tier === 'official' && rule === appeal);
  if (!refuted) return undefined;
  const { field, start, end, text, rule } = refuted;
  return { field, start, end, text, rule };
}
