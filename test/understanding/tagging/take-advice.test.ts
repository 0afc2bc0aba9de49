import { describe, expect, it } from 'vitest';
import type { TaggedItem } from '../../../src/domain/tagged-item.ts';
import { takeAdvice } from '../../../src/understanding/tagging/take-advice.ts';
import { itemWith } from '../../support/item.ts';

const text = '今早河水忽然变红,居民不敢取水。';
const span = { field: 'text' as const, start: 2, end: 8, text: '河水忽然变红', rule: 'incident/x' };
const tagged = (certainty: 'sure' | 'suspected'): TaggedItem => ({
  item: itemWith({ title: '河水变色', text }),
  tags: [{ priority: 'P4', confidence: 0.8, certainty, evidence: [span] }],
  severityEvidence: [],
  region: [],
  owners: [],
});
const model = 'reader-1';

describe('taking the advice of a language model', () => {
  it('suspects what it claims, too weakly for a rule to open a case', () => {
    const claims = [{ priority: 'P2' as const, quote: '居民不敢取水' }];
    const { tagged: advised, dropped } = takeAdvice(tagged('sure'), { model, claims });
    const evidence = [
      { field: 'text', start: 9, end: 15, text: '居民不敢取水', rule: 'adviser/reader-1' },
    ];
    expect(advised.tags[0]).toEqual({
      priority: 'P2',
      confidence: 0.3,
      certainty: 'suspected',
      evidence,
    });
    expect(dropped).toBe(0);
  });

  it('drops a claim whose words do not stand in the text', () => {
    const before = tagged('suspected');
    const claims = [{ priority: 'P2' as const, quote: '居民不能取水' }];
    expect(takeAdvice(before, { model, claims })).toEqual({ tagged: before, dropped: 1 });
  });

  it('adds its evidence to a suspicion, which stays one', () => {
    const claims = [{ priority: 'P4' as const, quote: '河水变色' }];
    const { tagged: advised } = takeAdvice(tagged('suspected'), { model, claims });
    expect(advised.tags).toMatchObject([
      {
        certainty: 'suspected',
        confidence: 0.8,
        evidence: [{ field: 'text' }, { field: 'title', start: 0, end: 4 }],
      },
    ]);
  });

  it.each([[[]], [[{ priority: 'P4' as const, quote: '居民不敢取水' }]]])(
    'changes nothing of a sure tag: %j',
    (claims) => {
      const before = tagged('sure');
      expect(takeAdvice(before, { model, claims }).tagged).toBe(before);
    },
  );

  it('suspects no rumour where one is refuted', () => {
    const before = { ...tagged('sure'), refutation: { ...span, rule: 'refutations/x' } };
    const claims = [{ priority: 'P6' as const, quote: '河水忽然变红' }];
    expect(takeAdvice(before, { model, claims })).toEqual({ tagged: before, dropped: 1 });
  });
});
