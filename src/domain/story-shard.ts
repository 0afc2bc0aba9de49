/**
 * How stories are shared out among workers. `office`: one worker at a time groups everything, as on one
 * machine. `place`: each place has its own stories, and places are shared out.
 */
export const storyDivisions = ['office', 'place'] as const;
export type StoryDivision = (typeof storyDivisions)[number];

/** Changing it moves places to other shards, and stories under way begin anew. */
const shards = 16;
/** From the province down to the prefecture: a county is often left out. */
const levels = 2;

/**
 * The shard whose stories an item of this region may join, e.g. `place-07`; those without a place have one
 * of their own. The same region always has the same shard, whoever asks.
 */
export function storyShard(division: StoryDivision, region: readonly string[]): string {
  if (division === 'office') return 'office';
  if (region.length === 0) return 'no-place';
  return `place-${String(hash(region.slice(0, levels).join('/')) % shards).padStart(2, '0')}`;
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
