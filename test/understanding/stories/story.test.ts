import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severities } from '../../../src/domain/priority.ts';
import {
  appearanceCount,
  listedAtMost,
  storySchema,
  type Story,
} from '../../../src/domain/story.ts';
import type { Tag, TaggedItem } from '../../../src/domain/tagged-item.ts';
import { hourMs } from '../../../src/domain/time.ts';
import { heatOf } from '../../../src/understanding/heat/heat.ts';
import { foldIntoStory } from '../../../src/understanding/stories/story.ts';

const now = 100 * hourMs;
const evidence: Tag['evidence'] = [];

function tagged(id: number, seenAt: number, change: Partial<TaggedItem> = {}): TaggedItem {
  return {
    item: {
      id: `i${id}`,
      traceId: 't',
      sourceId: 's',
      sourceName: '青川网',
      tier: 'portal',
      url: `https://example.cn/${id}`,
      title: `标题${id}`,
      text: '正文',
      fetchedAt: seenAt,
      sourceRegion: [],
      evidence: 'e',
      contentHash: `h${id}`,
    },
    tags: [],
    severityEvidence: [],
    region: [],
    owners: [],
    ...change,
  };
}

const folded = (items: readonly TaggedItem[]) =>
  items.reduce<Story | undefined>(
    (story, each) => foldIntoStory(story, each, { storyId: 'i0', now }),
    undefined,
  );

describe('a story', () => {
  it('counts an item once, however often it comes', () => {
    const once = folded([tagged(0, 5)]);
    expect(folded([tagged(0, 5), tagged(0, 5)])).toEqual(once);
    expect(storySchema.parse(once)).toEqual(once);
  });

  it('is public since the earliest minute that a page stated, not since a mere date', () => {
    const dated = tagged(0, 50 * hourMs);
    const day = { ...dated.item, publishedAt: 0, publishedPrecision: 'day' as const };
    expect(folded([{ ...dated, item: day }])?.firstPublicAt).toBe(50 * hourMs);
    const minute = {
      ...dated.item,
      publishedAt: 40 * hourMs,
      publishedPrecision: 'minute' as const,
    };
    expect(folded([{ ...dated, item: minute }])?.firstPublicAt).toBe(40 * hourMs);
  });

  it('takes its headline from the earliest original, not from a repost', () => {
    const repost = foldIntoStory(undefined, tagged(1, 1), { storyId: 'i1', repostOf: 'i0', now });
    expect(foldIntoStory(repost, tagged(0, 2), { storyId: 'i1', now }).headline).toBe('标题0');
  });

  it('lists the earliest and the latest of many reposts, and counts and weighs all', () => {
    const items = Array.from({ length: 1000 }, (_, at) => tagged(at, at * 1000));
    const story = folded(items);
    expect(story?.appearances).toHaveLength(listedAtMost);
    expect(story?.appearances[0]?.itemId).toBe('i0');
    expect(story?.appearances.at(-1)?.itemId).toBe('i999');
    expect(story && appearanceCount(story)).toBe(1000);
    const all = items.map(({ item }) => ({ ...item, itemId: item.id, seenAt: item.fetchedAt }));
    expect(story?.heat).toBeCloseTo(heatOf(all, now), 6);
    expect(storySchema.parse(story)).toEqual(story);
  });

  it('lists an item that just came, whenever it was published', () => {
    const many = folded(Array.from({ length: 300 }, (_, at) => tagged(at, at * 1000)));
    const late = tagged(999, 100_500);
    const grown = foldIntoStory(many, late, { storyId: 'i0', now });
    expect(grown.appearances.map(({ itemId }) => itemId)).toContain('i999');
  });

  it('says the same whatever the order and repetition of its items', () => {
    const change = fc.record({
      severity: fc.constantFrom(...severities),
      tags: fc.array(
        fc.record({
          priority: fc.constantFrom('P1' as const, 'P4' as const),
          confidence: fc.double({ min: 0, max: 1, noNaN: true }),
          certainty: fc.constantFrom('sure' as const, 'suspected' as const),
          evidence: fc.constant(evidence),
        }),
        { maxLength: 3 },
      ),
    });
    const stream = fc
      .array(fc.tuple(fc.nat(50 * hourMs), change), { minLength: 1, maxLength: 6 })
      .map((each) => each.map(([seenAt, changed], at) => tagged(at, seenAt, changed)))
      .chain((items) =>
        fc.tuple(
          fc.constant(items),
          fc.shuffledSubarray([...items, ...items], { minLength: items.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(stream, ([items, shuffled]) => {
        const [one, other] = [folded(items), folded(shuffled)];
        expect({ ...other, tags: strengths(other) }).toEqual({ ...one, tags: strengths(one) });
      }),
    );
  });
});

const strengths = (story: Story | undefined) =>
  story?.tags.map(({ priority, certainty, confidence }) => ({ priority, certainty, confidence }));
