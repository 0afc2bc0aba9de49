/**
 * How stories are shared out among workers. `office`: one worker at a time groups everything, as on one
 * machine. `place`: each place has its own stories, and places are shared out.
 */
export const storyDivisions = ['office', 'place'] as const;
export type StoryDivision = (typeof storyDivisions)[number];

/**
 * Numbers whose names Kafka's partitioner spreads evenly over 12 partitions, and so over 2, 3, 4 and 6: of the names
 * 00 to 15 two copies got 73 and 27 % of the places. Changing them moves places to other shards.
 */
const shards = [
  0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 17, 19, 21, 23, 26, 28, 31, 38, 42, 62,
] as const;
/** From the province down to the prefecture: a county is often left out. */
const levels = 2;

/**
 * The shard whose stories an item of this region may join, e.g. `place-07`; those without a place have one
 * of their own. The same region always has the same shard, whoever asks.
 */
export function storyShard(division: StoryDivision, region: readonly string[]): string {
  if (division === 'office') return 'office';
  if (region.length === 0) return 'no-place';
  const shard = shards[hash(region.slice(0, levels).join('/')) % shards.length];
  return `place-${String(shard).padStart(2, '0')}`;
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
