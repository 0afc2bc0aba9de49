import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAdviser } from '../../../src/adapters/llm/adviser.ts';
import { minuteMs } from '../../../src/domain/time.ts';
import { openLoopbackSite, type LoopbackSite, type Route } from '../../support/loopback-site.ts';
import { openManualClock } from '../../support/manual-clock.ts';

const words = { title: '河水变色', text: '今早河水忽然变红，居民不敢取水。' };
const claim = { priority: 'P4', quote: '河水忽然变红' };
const chat = (content: string) => JSON.stringify({ choices: [{ message: { content } }] });
const good = chat(JSON.stringify({ tags: [claim] }));

let site: LoopbackSite;
let answer: Route;
let received: { authorization: string | undefined; body: string }[];
const clock = openManualClock();
beforeEach(async () => {
  received = [];
  answer = good;
  const route: Route = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { authorization } = request.headers;
      received.push({ authorization, body: Buffer.concat(chunks).toString('utf8') });
      if (typeof answer === 'string') response.end(answer);
      else answer(request, response);
    });
  };
  site = await openLoopbackSite({ '/v1/chat/completions': route });
});
afterEach(() => site.close());

const open = (limits: { timeoutMs?: number; perMinute?: number } = {}) =>
  openAdviser(
    {
      endpoint: `${site.origin}/v1/`,
      model: 'reader-1',
      key: 'k',
      timeoutMs: 10_000,
      perMinute: 30,
      maxCharacters: 8,
      ...limits,
    },
    { clock },
  );

describe('asking a language model', () => {
  it('sends no more of the text than is allowed, with the key, and reads the claims', async () => {
    const advice = await open().advise(words);
    expect(advice).toEqual({ kind: 'advice', model: 'reader-1', claims: [claim] });
    const [asked] = received;
    expect(asked?.authorization).toBe('Bearer k');
    expect(asked?.body).toContain('今早河水忽然变红');
    expect(asked?.body).not.toContain('居民');
  });

  it('reads claims out of a Markdown fence', async () => {
    answer = chat(`好的:\n\`\`\`json\n{"tags":[]}\n\`\`\``);
    expect(await open().advise(words)).toMatchObject({ kind: 'advice', claims: [] });
  });

  it.each([
    ['not JSON', '<html>登录</html>'],
    ['no completion', '{"error":"x"}'],
    ['no claims', chat('我认为没有问题')],
    ['a priority that is none', chat('{"tags":[{"priority":"P9","quote":"河水忽然变红"}]}')],
    ['words too short to prove anything', chat('{"tags":[{"priority":"P4","quote":"河"}]}')],
    ['claims without end', chat(JSON.stringify({ tags: Array.from({ length: 13 }, () => claim) }))],
    ['braces without end', chat('{'.repeat(30_000))],
  ])('makes nothing of an answer with %s', async (_, text) => {
    answer = text;
    const advice = await open().advise(words);
    expect(advice).toEqual({ kind: 'silent', model: 'reader-1', reason: 'unreadable answer' });
  });

  it('gives up an answer that does not come in time', async () => {
    answer = () => undefined;
    expect(await open({ timeoutMs: 50 }).advise(words)).toMatchObject({ kind: 'silent' });
  });

  it('takes no more than 64 KiB', async () => {
    answer = chat('x'.repeat(100_000));
    expect(await open().advise(words)).toMatchObject({ kind: 'silent' });
  });

  it('follows no redirect', async () => {
    answer = (_, response) => response.writeHead(307, { location: '/elsewhere' }).end();
    expect(await open().advise(words)).toMatchObject({ reason: 'status 307' });
    expect(site.asked).toEqual(['/v1/chat/completions']);
  });

  it('asks so often in a minute and no more', async () => {
    const adviser = open({ perMinute: 2 });
    await adviser.advise(words);
    await adviser.advise(words);
    expect(await adviser.advise(words)).toMatchObject({ reason: 'asked often enough' });
    clock.advance(minuteMs);
    expect(await adviser.advise(words)).toMatchObject({ kind: 'advice' });
  });

  it('asks four questions at a time, so that no batch waits longer than one answer', async () => {
    const adviser = open();
    const advice = await Promise.all(Array.from({ length: 6 }, () => adviser.advise(words)));
    expect(advice.filter(({ kind }) => kind === 'advice')).toHaveLength(4);
    expect(advice.slice(4)).toMatchObject([{ reason: 'busy' }, { reason: 'busy' }]);
  });

  it('leaves a server alone for five minutes after three failures in a row', async () => {
    const adviser = open();
    answer = (_, response) => response.writeHead(503).end();
    for (let times = 0; times < 3; times += 1) await adviser.advise(words);
    answer = good;
    expect(await adviser.advise(words)).toMatchObject({ reason: 'rests after failures' });
    clock.advance(5 * minuteMs);
    expect(await adviser.advise(words)).toMatchObject({ kind: 'advice' });
  });
});
