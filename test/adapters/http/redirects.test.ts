import { describe, expect, it } from 'vitest';
import {
  answering,
  article,
  openCrawledSite,
  openSite,
  openTestCrawler,
  outcomeOf,
} from './crawling.ts';

describe('redirects', () => {
  const to = (location: string, status = 302) => answering(status, { location });

  it.each([301, 302, 303, 307, 308])('are followed: %i', async (status) => {
    const { site, page, crawler } = await openCrawledSite({
      '/a': to('b?x=1', status),
      '/b?x=1': 'here',
    });
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'page',
      finalUrl: `${site.origin}/b?x=1`,
    });
  });

  it('are given up in a circle', async () => {
    const { site, page, crawler } = await openCrawledSite(
      { '/a': to('/b'), '/b': to('/a') },
      { maxRetries: 2 },
    );
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'failed',
      reason: 'more than 5 redirects',
    });
    expect(site.asked).toHaveLength(7);
  });

  it('do not lead into the internal network', async () => {
    const internal = await openSite({ '*': 'secret' });
    const { page, crawler } = await openCrawledSite({
      '/a': to(`${internal.origin}/keys`),
      '/f': to('file:///etc/passwd'),
    });
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'refused',
      by: 'guard',
      reason: '127.0.0.1 is not a public address (loopback)',
    });
    expect(await outcomeOf(crawler, page('/f'))).toMatchObject({
      kind: 'refused',
      by: 'guard',
    });
    expect(internal.asked).toEqual([]);
  });

  it('do not lead around robots.txt', async () => {
    const { site, page, crawler } = await openCrawledSite({
      '/robots.txt': 'User-agent: *\nDisallow: /private',
      '/a': to('/private'),
      '/private': 'secret',
    });
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'refused',
      by: 'robots',
    });
    expect(site.asked).toEqual(['/robots.txt', '/a']);
  });

  it('without a target are a failure', async () => {
    const { page, crawler } = await openCrawledSite({ '/a': answering(302) });
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'failed',
      reason: 'server answered 302',
    });
  });
});

describe('names that change their address', () => {
  it('cannot move a connection to an address that was not checked', async () => {
    const closing = answering(200, { connection: 'close' });
    const site = await openSite({ '/robots.txt': closing, '*': closing });
    const answers = ['127.0.0.1', '127.0.0.1', '127.0.0.2'];
    const { crawler } = openTestCrawler(
      { allow: ['127.0.0.1/32'] },
      { resolve: async () => [answers.shift() ?? '127.0.0.2'] },
    );
    const url = site.origin.replace('127.0.0.1', 'rebinding.example');
    // robots.txt takes the first answer, the first page the second.
    expect(await outcomeOf(crawler, article(`${url}/1`))).toMatchObject({ kind: 'page' });
    expect(await outcomeOf(crawler, article(`${url}/2`))).toMatchObject({
      kind: 'refused',
      by: 'guard',
      reason: 'rebinding.example leads to 127.0.0.2, which is not a public address (loopback)',
    });
    expect(site.asked).toEqual(['/robots.txt', '/1']);
  });
});
