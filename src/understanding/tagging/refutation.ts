import type { SourceTier } from '../../domain/source.ts';
import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { WordHit } from './word-finder.ts';

const speaksForAuthority: readonly SourceTier[] = ['official', 'central-media', 'local-media'];

/**
 * The words by which an authority refutes a rumour 辟谣, else `undefined`. Such a notice carries no P6
 * of its own: it points to the rumour. Elsewhere than in official sources and the press, the text must
 * name the authority that says so; a bystander's 求辟谣 refutes nothing.
 */
export function refutationIn(
  words: readonly WordHit[],
  tier: SourceTier,
): EvidenceSpan | undefined {
  const refutations = words.filter(({ theme }) => theme === 'refutations');
  const refuted = refutations.find(({ points }) => points === 2);
  const isAuthority =
    speaksForAuthority.includes(tier) || refutations.some(({ points }) => points === 1);
  if (!refuted || !isAuthority) return undefined;
  const { field, start, end, text, rule } = refuted;
  return { field, start, end, text, rule };
}
