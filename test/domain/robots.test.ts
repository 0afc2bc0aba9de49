import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crawlDelayMs, isAllowed, parseRobots } from '../../src/domain/robots.ts';

const site = 'https://www.qinghe.example';
const allows = (robots: string, path: string, agent = 'HuiyingBot') =>
  isAllowed(parseRobots(robots), agent, site + path);

describe('which group counts', () => {
  const robots = `
User-agent: *
Disallow: /

User-agent: huiyingbot
User-agent: OtherBot/2.1
Disallow: /private
`;

  it('takes the group that names the agent, in any case, and not the one for all', () => {
    expect(allows(robots, '/news')).toBe(true);
    expect(allows(robots, '/private/1')).toBe(false);
  });

  it('takes the group for all when none names the agent', () => {
    expect(allows(robots, '/news', 'ThirdBot')).toBe(false);
  });

  it('ignores what follows the product token in a group', () => {
    expect(allows(robots, '/private', 'OtherBot')).toBe(false);
  });

  it('joins several groups of the same agent', () => {
    const twice = 'User-agent: HuiyingBot\nDisallow: /a\n\nUser-agent: HuiyingBot\nDisallow: /b';
    expect(allows(twice, '/a')).toBe(false);
    expect(allows(twice, '/b')).toBe(false);
  });

  it('allows everything when the agent has a group without rules', () => {
    expect(allows('User-agent: *\nDisallow: /\n\nUser-agent: HuiyingBot', '/x')).toBe(true);
  });

  it('disregards rules before the first user agent', () => {
    expect(allows('Disallow: /', '/x')).toBe(true);
  });
});

describe('which rule wins', () => {
  it.each([
    ['the longest match', 'Disallow: /a\nAllow: /a/open', '/a/open/1', true],
    ['the longest match, whatever the order', 'Allow: /a/open\nDisallow: /a', '/a/shut', false],
    ['Allow on a tie', 'Disallow: /a\nAllow: /a', '/a', true],
    ['nobody on an empty Disallow', 'Disallow:', '/a', true],
    ['a star for any characters', 'Disallow: /*/draft', '/2026/11/draft', false],
    ['a star that needs its rest', 'Disallow: /*/draft', '/2026/11/final', true],
    ['a dollar for the end', 'Disallow: /*.pdf$', '/files/a.pdf', false],
    ['a dollar only at the end', 'Disallow: /*.pdf$', '/files/a.pdf?page=2', true],
    ['a dollar right after a prefix', 'Disallow: /a$', '/a', false],
    ['a dollar that forbids a longer path', 'Disallow: /a$', '/ab', true],
    ['a star before a dollar that may be empty', 'Disallow: /a*$', '/a', false],
    ['a dollar in the middle as itself', 'Disallow: /a$b', '/a$b', false],
    ['pieces that may not overlap', 'Disallow: /aba*ba$', '/aba', true],
    ['the query as part of the path', 'Disallow: /list?page=', '/list?page=2', false],
    ['Chinese letters as their percent codes', 'Disallow: /公告', '/%E5%85%AC%E5%91%8A/1', false],
    ['percent codes in any case', 'Disallow: /%e5%85%ac', '/%E5%85%AC', false],
    ['percent codes in any case in the address', 'Disallow: /%E5%85%AC', '/%e5%85%ac', false],
    [
      'the folder that an allowed index stands for',
      'Disallow: /\nAllow: /a/index.html',
      '/a/',
      true,
    ],
  ])('%s', (_title, rules, path, expected) => {
    expect(allows(`User-agent: *\n${rules}`, path)).toBe(expected);
  });
});

describe('lines as they are found', () => {
  it.each([
    ['a byte order mark', '\uFEFFUser-agent: *\nDisallow: /a'],
    ['carriage returns', 'User-agent: *\rDisallow: /a\r'],
    ['comments', 'User-agent: * # everyone\nDisallow: /a # not this'],
    ['no colon', 'user-agent *\ndisallow /a'],
    ['spaces around', '  USER-AGENT :  *  \n\t DISALLOW\t:\t/a\t'],
    ['a misspelt disallow', 'User-agent: *\nDissalow: /a'],
    ['a user agent without its hyphen', 'Useragent: *\nDisallow: /a'],
    ['others between agent and rule', 'User-agent: *\nHost: x\nCrawl-delay: 1\nDisallow: /a'],
  ])('reads %s', (_title, robots) => {
    expect(allows(robots, '/a')).toBe(false);
    expect(allows(robots, '/b')).toBe(true);
  });

  it('reads only the first 500 KiB', () => {
    const robots = `User-agent: *\n${'#\n'.repeat(256 * 1024)}Disallow: /a`;
    expect(allows(robots, '/a')).toBe(true);
  });

  it('lists the sitemaps, wherever they stand', () => {
    const robots = `Sitemap: ${site}/a.xml\nUser-agent: *\nDisallow: /\nsitemap: ${site}/b.xml`;
    expect(parseRobots(robots).sitemaps).toEqual([`${site}/a.xml`, `${site}/b.xml`]);
  });
});

describe('crawl delay', () => {
  it.each([
    [
      'its own group',
      'User-agent: *\nCrawl-delay: 9\n\nUser-agent: HuiyingBot\nCrawl-delay: 2.5',
      2500,
    ],
    ['the group for all', 'User-agent: *\nCrawl-delay: 9', 9000],
    ['no line as nothing', 'User-agent: *\nDisallow: /', 0],
    ['nonsense as nothing', 'User-agent: *\nCrawl-delay: soon', 0],
    ['a negative one as nothing', 'User-agent: *\nCrawl-delay: -3', 0],
  ])('reads %s', (_title, robots, expected) => {
    expect(crawlDelayMs(parseRobots(robots), 'HuiyingBot')).toBe(expected);
  });
});

describe('hostile files', () => {
  it('are read without a throw, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webPath(), (robots, path) => {
        expect(typeof allows(robots, path)).toBe('boolean');
      }),
    );
  });

  it('agree with a plain matcher on stars and dollars', () => {
    const patterns = fc.array(fc.constantFrom('a', 'b', '/', '*'), { maxLength: 12 });
    const paths = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 16 });
    fc.assert(
      fc.property(patterns, fc.boolean(), paths, (pattern, isAnchored, letters) => {
        const rule = `/${pattern.join('')}`;
        const path = `/${letters.join('')}`;
        const plain = new RegExp(`^${rule.replaceAll('*', '.*')}${isAnchored ? '$' : ''}`);
        const robots = `User-agent: *\nDisallow: ${rule}${isAnchored ? '$' : ''}`;
        expect(allows(robots, path)).toBe(!plain.test(path));
      }),
      { numRuns: 1000 },
    );
  });

  it('agree with a plain search on long pieces', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 33, maxLength: 60 });
    fc.assert(
      fc.property(letters, letters, fc.boolean(), (piece, rest, isInside) => {
        const path = `/${rest}${isInside ? piece : ''}${rest}`;
        expect(allows(`User-agent: *\nDisallow: /*${piece}`, path)).toBe(!path.includes(piece));
      }),
    );
  });

  it('are judged in linear time', () => {
    const rule = `Disallow: /*${'a'.repeat(1000)}b*${'a'.repeat(1000)}c`;
    const robots = parseRobots(`User-agent: *\n${`${rule}\n`.repeat(200)}`);
    const began = performance.now();
    expect(isAllowed(robots, 'HuiyingBot', `${site}/${'a'.repeat(8000)}`)).toBe(true);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
