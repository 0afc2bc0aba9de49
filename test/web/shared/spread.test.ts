import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../src/domain/time.ts';
import { spreadOf } from '../../../src/web/shared/spread/spread.ts';

function text(itemId: string, sourceName: string, facts: { hour: number; publishedHour?: number }) {
  return {
    itemId,
    sourceName,
    title: itemId,
    url: 'http://news.example/1',
    tier: 'portal' as const,
    seenAt: facts.hour * hourMs,
    ...(facts.publishedHour !== undefined && { publishedAt: facts.publishedHour * hourMs }),
  };
}

describe('the spread of a matter', () => {
  it('draws an arrow from the earliest earlier text of the source that a text itself names', () => {
    const texts = [
      text('later', '青川网', { hour: 3 }),
      text('first', '青川网', { hour: 1 }),
      text('repost', '云岭日报', { hour: 5 }),
    ];
    const spread = spreadOf(texts, { repost: '青川网' });
    expect(spread.map(({ id, takenFrom }) => [id, takenFrom?.id])).toEqual([
      ['first', undefined],
      ['later', undefined],
      ['repost', 'first'],
    ]);
  });

  it('draws none where the named source told it at the same time, later, or is the text’s own', () => {
    const texts = [
      text('same', '青川网', { hour: 5 }),
      text('repost', '云岭日报', { hour: 5 }),
      text('early', '岚泽论坛', { hour: 1 }),
      text('late', '岚泽论坛', { hour: 2 }),
    ];
    const spread = spreadOf(texts, { repost: '青川网', same: '云岭日报', late: '岚泽论坛' });
    expect(spread.every(({ takenFrom }) => takenFrom === undefined)).toBe(true);
    expect(spread.find(({ id }) => id === 'repost')?.named).toBe('青川网');
    expect(spread.find(({ id }) => id === 'late')?.named).toBeUndefined();
  });

  it('believes no page that it was published after it was seen', () => {
    const texts = [
      text('claims', '青川网', { hour: 2, publishedHour: 90 }),
      text('repost', '云岭日报', { hour: 4 }),
    ];
    expect(spreadOf(texts, { repost: '青川网' })[1]?.takenFrom?.id).toBe('claims');
  });

  it('never leads back in time or in a circle, whatever texts claim', () => {
    const sources = fc.constantFrom('甲', '乙', '丙');
    const anyText = fc.record({ source: sources, hour: fc.nat({ max: 9 }), named: sources });
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 12 }), (given) => {
        const texts = given.map(({ source, hour }, i) => text(`t${i}`, source, { hour }));
        const origins = Object.fromEntries(given.map(({ named }, i) => [`t${i}`, named]));
        for (const { at, source, takenFrom } of spreadOf(texts, origins)) {
          if (takenFrom === undefined) continue;
          expect(takenFrom.at).toBeLessThan(at);
          expect(takenFrom.source).not.toBe(source);
        }
      }),
    );
  });
});
