import { Worker } from 'node:worker_threads';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Route } from '../../support/loopback-site.ts';
import { answering, article, openCrawledSite, openTestCrawler, outcomeOf } from './crawling.ts';

const mebibyte = 1024 * 1024;

describe('a body that is too large', () => {
  const endless: Route = (_request, response) => {
    response.writeHead(200);
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(mebibyte)));
    };
    response.on('drain', pour);
    pour();
  };
  const zeros = Buffer.alloc(100 * mebibyte);

  it.each([
    ['50 MB', answering(200, {}, zeros.subarray(0, 50 * mebibyte))],
    ['endless', endless],
    ['a gzip bomb', answering(200, { 'content-encoding': 'gzip' }, gzipSync(zeros))],
    ['a deflate bomb', answering(200, { 'content-encoding': 'deflate' }, deflateSync(zeros))],
    ['a brotli bomb', answering(200, { 'content-encoding': 'br' }, brotliOf(zeros))],
    [
      'a bomb in a bomb',
      answering(200, { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(zeros))),
    ],
  ])('is cut off: %s', async (_title, route) => {
    const { page, crawler } = await openCrawledSite({ '/big': route });
    expect(await outcomeOf(crawler, page('/big'))).toMatchObject({
      kind: 'too-large',
      maxBytes: 8 * mebibyte,
    });
  });

  it('costs little more memory than is allowed, however long it goes on', async () => {
    // In a thread of its own, so that only our side's memory is measured.
    const server = new Worker(
      `const { createServer } = require('node:http');
       const { parentPort } = require('node:worker_threads');
       const chunk = Buffer.alloc(1024 * 1024);
       const site = createServer((request, response) => {
         if (request.url === '/robots.txt') return response.writeHead(404).end();
         const pour = () => { while (!response.destroyed && response.write(chunk)); };
         response.on('drain', pour);
         pour();
       }).listen(0, '127.0.0.1', () => parentPort.postMessage(site.address().port));`,
      { eval: true },
    );
    onTestFinished(async () => void (await server.terminate()));
    const [port] = await once(server, 'message');
    const { crawler } = openTestCrawler({ allow: ['127.0.0.1'] });
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }, 2);
    const outcome = await outcomeOf(crawler, article(`http://127.0.0.1:${port}/endless`));
    clearInterval(watch);
    expect(outcome).toMatchObject({ kind: 'too-large' });
    expect(peak).toBeLessThan(50 * mebibyte);
  });

  it('begins one byte above the largest size', async () => {
    const { page, crawler } = await openCrawledSite(
      { '/a': 'x'.repeat(1000), '/b': 'x'.repeat(1001) },
      { maxBytes: 1000 },
    );
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({ kind: 'page' });
    expect(await outcomeOf(crawler, page('/b'))).toMatchObject({ kind: 'too-large' });
  });
});

describe('a gzip file that no header announces', () => {
  const map = '<urlset><url><loc>https://www.shiqiao.example/1</loc></url></urlset>';

  it('is read as what it holds', async () => {
    const route = answering(200, { 'content-type': 'application/octet-stream' }, gzipSync(map));
    const { page, crawler } = await openCrawledSite({ '/sitemap.xml.gz': route });
    const outcome = await outcomeOf(crawler, page('/sitemap.xml.gz'));
    expect(outcome?.kind === 'page' && Buffer.from(outcome.body).toString()).toBe(map);
  });

  it.each([
    ['too large when inflated', gzipSync(Buffer.alloc(100 * mebibyte)), 'too-large'],
    ['damaged', gzipSync(map).subarray(0, 30), 'failed'],
  ])('is reported when it is %s', async (_title, bytes, kind) => {
    const { page, crawler } = await openCrawledSite({ '/map.gz': answering(200, {}, bytes) });
    expect(await outcomeOf(crawler, page('/map.gz'))).toMatchObject({ kind });
  });
});

function brotliOf(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, { params: { 1: 1 } });
}
