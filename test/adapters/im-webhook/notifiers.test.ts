import { afterEach, describe, expect, it } from 'vitest';
import { openWebhookNotifier } from '../../../src/adapters/im-webhook/webhook.ts';
import { openWeComNotifier } from '../../../src/adapters/im-webhook/wecom.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { NoticeUndelivered } from '../../../src/domain/notice.ts';
import { minuteMs, secondMs } from '../../../src/domain/time.ts';
import type { Notifier } from '../../../src/ports/notifier.ts';
import { openManualClock } from '../../support/manual-clock.ts';
import { noticeWith } from '../../support/notice.ts';
import {
  openWebhookChannel,
  rulesOf,
  type ChannelKind,
  type OpeningOptions,
} from './open-channels.ts';

const kinds: ChannelKind[] = ['dingtalk', 'feishu', 'wecom', 'webhook'];
const signed: ChannelKind[] = ['dingtalk', 'feishu', 'webhook'];

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(kind: ChannelKind, options?: OpeningOptions) {
  const opened = await openWebhookChannel(kind, options);
  closing.push(opened.provider.close);
  return opened;
}

async function troubleOf(notifier: Notifier): Promise<NoticeUndelivered> {
  const error: unknown = await notifier.send(noticeWith()).catch((reason: unknown) => reason);
  if (error instanceof NoticeUndelivered) return error;
  throw new Error(`expected NoticeUndelivered, got ${String(error)}`);
}

describe('channels over HTTP', () => {
  it.each(signed)('%s: is refused for good with a wrong secret', async (kind) => {
    const wrong = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const { notifier } = await open(kind, { secret: wrong });
    expect((await troubleOf(notifier)).trouble).toEqual({ kind: 'never' });
  });

  it.each(signed)('%s: signs each attempt for its own time', async (kind) => {
    const { notifier, provider, clock } = await open(kind);
    await notifier.send(noticeWith());
    clock.advance(2 * 60 * minuteMs);
    await notifier.send(noticeWith());
    expect(provider.received).toHaveLength(2);
  });

  it.each(kinds)('%s: meets a 500 and then gets through', async (kind) => {
    const { notifier, provider, clock } = await open(kind);
    provider.next({ status: 500, body: 'internal error' });
    const { trouble, message } = await troubleOf(notifier);
    expect(trouble).toEqual({ kind: 'again' });
    expect(message).toBe(`${kind}: HTTP 500: internal error`);
    clock.advance(minuteMs);
    await expect(notifier.send(noticeWith())).resolves.toMatchObject({ channel: kind });
  });

  it.each(kinds)('%s: does not wait for ever', async (kind) => {
    const { notifier, provider } = await open(kind, { timeoutMs: 60 });
    provider.next('hang');
    const { trouble, message } = await troubleOf(notifier);
    expect(trouble).toEqual({ kind: 'again' });
    expect(message).toContain('timeout');
  });

  it.each(kinds)('%s: keeps away as long as Retry-After says', async (kind) => {
    const { notifier, provider, clock } = await open(kind);
    provider.next({ status: 429, headers: { 'retry-after': '120' }, body: 'slow down' });
    const retryAfterMs = 120 * secondMs;
    expect((await troubleOf(notifier)).trouble).toEqual({ kind: 'again', retryAfterMs });
    clock.advance(119 * secondMs);
    expect((await troubleOf(notifier)).trouble).toEqual({ kind: 'again', retryAfterMs: secondMs });
    expect(provider.received).toHaveLength(1);
    clock.advance(secondMs);
    await notifier.send(noticeWith());
    expect(provider.received).toHaveLength(2);
  });

  it.each(kinds)('%s: follows no redirect', async (kind) => {
    const { notifier, provider } = await open(kind);
    provider.next({ status: 302, headers: { location: `${provider.origin}/other` }, body: '' });
    expect((await troubleOf(notifier)).trouble).toEqual({ kind: 'never' });
    expect(provider.received).toHaveLength(1);
  });

  it.each(kinds)('%s: does not swallow an endless answer', async (kind) => {
    const { notifier, provider } = await open(kind);
    provider.next({ status: 200, body: 'x'.repeat(1024 * 1024) });
    expect((await troubleOf(notifier)).trouble).toEqual({ kind: 'again' });
  });

  it('takes the page of a proxy for no receipt', async () => {
    const { notifier, provider } = await open('wecom');
    provider.next({ status: 200, body: '<html>请先登录网关</html>' });
    const { trouble, message } = await troubleOf(notifier);
    expect(trouble).toEqual({ kind: 'again' });
    expect(message).toContain('请先登录网关');
  });

  it('keeps a robot within 20 messages a minute', async () => {
    const { notifier, provider, clock } = await open('dingtalk');
    const sending = Array.from({ length: 25 }, () => notifier.send(noticeWith()));
    await sending[0];
    for (let second = 0; second < 60; second += 1) clock.advance(secondMs);
    await Promise.all(sending.slice(0, 20));
    expect(provider.received).toHaveLength(20);
    for (let second = 0; second < 60; second += 1) clock.advance(secondMs);
    await Promise.all(sending);
    const stamps = provider.received.map(({ query }) => Number(query.get('timestamp')));
    for (const [index, stamp] of stamps.slice(20).entries())
      expect(stamp - (stamps[index] ?? 0)).toBeGreaterThanOrEqual(minuteMs);
  });

  it('stays silent for ten minutes when DingTalk has silenced the robot', async () => {
    const { notifier, provider } = await open('dingtalk');
    provider.next(rulesOf.dingtalk.tooMany);
    expect((await troubleOf(notifier)).trouble).toEqual({
      kind: 'again',
      retryAfterMs: 10 * minuteMs,
    });
  });

  it.each(['dingtalk', 'wecom'] as const)('%s: shows a hostile title as text', async (kind) => {
    const { notifier, provider } = await open(kind);
    const subject =
      '[点此领取](http://evil.example) <@all> ![](http://evil.example/x.png) **急** @所有人';
    await notifier.send(noticeWith({ subject }));
    const seen = rulesOf[kind].seen(provider.received[0] ?? expect.fail('nothing came'));
    expect(seen).not.toMatch(/http:|\]\(|<@|!\[|@所有人|\*\*急/);
    expect(seen).toContain('点此领取');
  });

  it('refuses a secret or an address of the wrong form at the start, without telling it', () => {
    const clock = openManualClock();
    const openings = [
      () => openWebhookNotifier(files, { clock, readSecret: reader('https://a.example', 'short') }),
      () => openWeComNotifier(files, { clock, readSecret: reader('ftp://hidden.example', '') }),
    ];
    for (const opening of openings) {
      expect(opening).toThrow(AppError);
      expect(opening).not.toThrow(/short|hidden/);
    }
  });
});

const files = { channel: 'hook', urlFile: 'hook.url', secretFile: 'hook.secret' };

function reader(url: string, secret: string) {
  return (path: string) => (path === 'hook.url' ? url : secret);
}
