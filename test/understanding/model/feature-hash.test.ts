import { describe, expect, it } from 'vitest';
import { compactText } from '../../../src/understanding/model/compact-text.ts';
import { eachFeature } from '../../../src/understanding/model/feature-hash.ts';

const formBlock = 5;
function formOf(text: string): number[] {
  const buckets: number[] = [];
  eachFeature(compactText('', text), 20, (bucket, block, start, end) => {
    if (block !== formBlock) return;
    expect([start, end]).toEqual([0, 0]);
    buckets.push(bucket);
  });
  return buckets;
}

describe('the features of the form of a text', () => {
  it('are the same for texts of about one length with the same marks, whatever their words', () => {
    expect(formOf('停水三天了！没人管！')).toEqual(formOf('球赛太好看！真精彩！'));
  });

  it('tell an outcry from a question, and a headline from a letter', () => {
    expect(formOf('停水三天了！')).not.toEqual(formOf('停水三天了？'));
    expect(formOf('停水三天')).not.toEqual(formOf('停水三天'.repeat(20)));
  });
});
