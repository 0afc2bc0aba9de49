import type { SourceTier } from '../../../domain/source.ts';
import type { CasePage } from '../../shared/command-form/case-desk.ts';

/** One appearance of the matter in the public. */
export interface Appeared {
  id: string;
  at: number;
  tier: SourceTier;
  source: string;
  title: string;
  isRepost: boolean;
  /** The appearance that this one's own text names as its origin. */
  takenFrom?: Appeared;
}

/** Every listed appearance, earliest first; an origin only where the page names a source that told it before. */
export function spreadOf({ stories, items }: Pick<CasePage, 'stories' | 'items'>): Appeared[] {
  const origins = new Map(items.map(({ item }) => [item.id, item.origin]));
  const appeared = stories
    .flatMap(({ appearances }) => appearances)
    .map((one): Appeared => ({
      id: one.itemId,
      at: one.publishedAt ?? one.seenAt,
      tier: one.tier,
      source: one.sourceName,
      title: one.title,
      isRepost: one.repostOf !== undefined,
    }))
    .sort((a, b) => a.at - b.at);
  return appeared.map((one) => {
    const named = origins.get(one.id);
    const takenFrom = appeared.find(
      ({ source, at, id }) => id !== one.id && source === named && at <= one.at,
    );
    return takenFrom && takenFrom.source !== one.source ? { ...one, takenFrom } : one;
  });
}
