import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../src/web/case/evidence/matched-words.ts';
import { verdictsOf } from '../../../src/web/case/evidence/correction.ts';
import { itemWith } from '../../support/item.ts';

const field = 'text' as const;

describe('matched words', () => {
  it('are cut out of the text, overlapping ones once, those beyond its end not at all', () => {
    const spans = [
      { field, start: 2, end: 4 },
      { field, start: 3, end: 6 },
      { field, start: 90, end: 99 },
      { field: 'title' as const, start: 0, end: 1 },
    ];
    expect(piecesOf({ text: '游客被困观景台', field, spans })).toEqual([
      { start: 0, text: '游客', isMatched: false },
      { start: 2, text: '被困', isMatched: true },
      { start: 4, text: '观景', isMatched: true },
      { start: 6, text: '台', isMatched: false },
    ]);
  });
});

describe('a correction', () => {
  const tagged = {
    item: itemWith({ title: '补贴何时发放', text: '演出补贴半年未发。' }),
    tags: [],
    severityEvidence: [],
    region: [],
    owners: [],
  };

  it('finds the words that the person names, and refuses those that do not stand there', () => {
    const { verdicts, unproven } = verdictsOf(tagged, {
      P2: { holds: true, quote: '补贴半年未发' },
      P4: { holds: true, quote: '山洪' },
      P5: { holds: false, quote: '' },
    });
    expect(unproven).toEqual(['P4']);
    expect(verdicts[0]).toMatchObject({
      priority: 'P2',
      evidence: [{ field: 'text', start: 2, end: 8, text: '补贴半年未发' }],
    });
    expect(verdicts[2]).toEqual({ priority: 'P5', holds: false, evidence: [] });
  });
});
