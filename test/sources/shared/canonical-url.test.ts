import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../../src/sources/shared/canonical-url.ts';

describe('canonicalUrl', () => {
  it('gives one spelling to one page', () => {
    expect(canonicalUrl('HTTP://Www.Example.CN:80/a?utm_source=x&id=2&b=1&spm=9#top')).toBe(
      'http://www.example.cn/a?b=1&id=2',
    );
  });

  it('resolves against the page that links', () => {
    expect(canonicalUrl('../b.html', 'https://example.cn/x/a/')).toBe(
      'https://example.cn/x/b.html',
    );
  });

  it('keeps query values that are percent-encoded in GBK', () => {
    expect(canonicalUrl('https://example.cn/s?q=%CB%AE')).toBe('https://example.cn/s?q=%CB%AE');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@example.cn',
    'ftp://example.cn/',
    'no address',
    '',
  ])('refuses %s', (url) => {
    expect(canonicalUrl(url)).toBeUndefined();
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url);
        expect(once === undefined ? undefined : canonicalUrl(once)).toBe(once);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['http://a.aa??', 'http://a.aa/?a&?b', 'http://a.aa/???b&a'])(
    'spells %s, with question marks of its own, once',
    (url) => {
      const once = canonicalUrl(url);
      expect(once).toBeDefined();
      expect(canonicalUrl(once ?? '')).toBe(once);
    },
  );
});
