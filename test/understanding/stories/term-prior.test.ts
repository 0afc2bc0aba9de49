import { describe, expect, it } from 'vitest';
import { readDictionary } from '../../../src/adapters/files/dictionary.ts';
import { termPriorOf } from '../../../src/understanding/stories/term-prior.ts';
import { pairTerm, wordTerm } from '../../../src/understanding/stories/terms.ts';

const pair = (word: string) => pairTerm(word.charCodeAt(0), word.charCodeAt(1));

describe('what is known of terms beforehand', () => {
  it('expects frequent words in more texts than rare ones, and unknown ones in none', () => {
    const prior = termPriorOf('公司 9000 n\n坍塌 10 v\nnot a line\n坏行\n');
    const [company = 0, collapse = 0, unknown] = [
      prior[pair('公司')],
      prior[pair('坍塌')],
      prior[9],
    ];
    expect(company).toBeGreaterThan(collapse);
    expect(collapse).toBeGreaterThan(0);
    expect(unknown).toBe(0);
  });

  it('expects the neighbourhood of frequent words also across them', () => {
    const prior = termPriorOf('的 5000 uj\n人 3000 n\n鹿 1 n\n');
    expect(prior[pair('的人')] ?? 0).toBeGreaterThan(prior[pair('鹿鹿')] ?? 0);
  });

  it('needs no dictionary for English', () => {
    const prior = termPriorOf('');
    expect(prior[wordTerm('the')]).toBeCloseTo(1);
    expect(prior[wordTerm('bridge')]).toBe(0);
  });

  it('reads the dictionary that is installed', () => {
    const prior = termPriorOf(readDictionary());
    expect(prior[pair('中国')] ?? 0).toBeGreaterThan(prior[pair('坍塌')] ?? 1);
  });
});
