import type { SourceTier } from '../../../domain/source.ts';
import type { Reply } from '../api.ts';

type Appearance = Reply<'GET /api/stories/:id'>['story']['appearances'][number];

/** One appearance of the matter in the public. */
export interface Appeared {
  id: string;
  at: number;
  tier: SourceTier;
  source: string;
  title: string;
  isRepost: boolean;
  /** Whom its own text names as where it was taken from; absent where it names nobody else. */
  named?: string;
  /** The earliest listed text of that source that was public strictly before. */
  takenFrom?: Appeared;
}

/** When a text became public, as far as is known: as stated, but not after it was seen. */
export function publicAt({
  publishedAt,
  seenAt,
}: Pick<Appearance, 'publishedAt' | 'seenAt'>): number {
  return Math.min(publishedAt ?? seenAt, seenAt);
}

/** Every listed appearance, earliest first; `origins` are the sources that the texts themselves name, by item id. */
export function spreadOf(
  appearances: readonly Appearance[],
  origins: Readonly<Record<string, string | undefined>>,
): Appeared[] {
  const appeared = appearances
    .map((one): Appeared => {
      const named = origins[one.itemId];
      return {
        id: one.itemId,
        at: publicAt(one),
        tier: one.tier,
        source: one.sourceName,
        title: one.title,
        isRepost: one.repostOf !== undefined,
        ...(named !== undefined && named !== one.sourceName && { named }),
      };
    })
    .sort((a, b) => a.at - b.at);
  return appeared.map((one) => {
    const takenFrom = appeared.find(({ source, at }) => source === one.named && at < one.at);
    return takenFrom ? { ...one, takenFrom } : one;
  });
}
