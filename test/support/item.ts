import type { Item } from '../../src/domain/item.ts';

/** An item with these words; everything else is plausible and the same each time. */
export function itemWith(words: Partial<Item> & { text: string }): Item {
  return {
    id: 'a'.repeat(64),
    traceId: 't1',
    sourceId: 'yunhe-forum',
    sourceName: '云禾论坛',
    tier: 'forum',
    url: 'https://bbs.yunhe.example/1',
    title: '',
    fetchedAt: 1_700_000_000_000,
    sourceRegion: [],
    evidence: 'b'.repeat(64),
    contentHash: 'c'.repeat(64),
    ...words,
  };
}
