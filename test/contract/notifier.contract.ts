import { afterEach, describe, expect, it } from 'vitest';
import { NoticeUndelivered } from '../../src/domain/notice.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import type { ManualClock } from '../support/manual-clock.ts';
import { noticeWith } from '../support/notice.ts';

/** A channel together with the provider that it talks to. */
export interface OpenedChannel {
  notifier: Notifier;
  clock: ManualClock;
  /** Where channels that reach people one by one send to. */
  address?: string;
  /** What arrived, as its readers see it, and by which id they would know a second copy. */
  arrived(): { seen: string; id?: string }[];
  /** What the provider does with the next notice; absent where it takes everything. */
  next?(reply: 'busy' | 'too-many' | 'refusal'): void;
  /** The provider goes away. */
  vanish(): Promise<void>;
  close(): Promise<void>;
}

export interface ChannelUnderTest {
  name: string;
  open(options: { baseUrl?: string }): Promise<OpenedChannel>;
  /** How the provider words its refusal, and its status. */
  refusal?: RegExp;
  /** What must not be read in any error. */
  secrets: readonly string[];
  linksToCases: boolean;
}

/** What every channel does with a notice. */
export function notifierContract(channel: ChannelUnderTest): void {
  const { name, refusal, secrets } = channel;

  describe(`notifier on ${name}`, () => {
    const opened: OpenedChannel[] = [];
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });
    const open = async (options: { baseUrl?: string } = {}) => {
      const one = await channel.open(options);
      opened.push(one);
      return one;
    };

    it('gives a receipt with the channel and the time', async () => {
      const on = await open();
      const receipt = await on.notifier.send(noticeWith(), on.address);
      expect(receipt).toMatchObject({ channel: name, at: on.clock.now() });
      expect(on.arrived()).toHaveLength(1);
    });

    it('names the case, the deadline and those whom it is for', async () => {
      const on = await open();
      await send(on, noticeWith());
      const seen = on.arrived()[0]?.seen ?? '';
      for (const part of ['YQ-2026-0001', '青禾镇自来水变黄', '已超时5分', '分管领导', '朱承办'])
        expect(seen).toContain(part);
    });

    it('carries the same id when a notice comes twice', async () => {
      const on = await open();
      await send(on, noticeWith());
      await send(on, noticeWith());
      const [first, second] = on.arrived();
      expect(second?.id).toBe(first?.id);
    });

    it('keeps a hostile title on one line', async () => {
      const on = await open();
      await send(
        on,
        noticeWith({ subject: '停水\r\nBcc: a@yunhe.example\u202E\u001B[2J\n# 大标题' }),
      );
      const seen = on.arrived()[0]?.seen ?? '';
      expect(seen.split('\n').some((line) => /^(Bcc|#)/.test(line))).toBe(false);
      for (const steering of ['\u202E', '\u001B']) expect(seen).not.toContain(steering);
    });

    it('sends a text beyond every limit, visibly cut', async () => {
      const on = await open();
      await send(on, noticeWith({ body: '长'.repeat(20_000) }));
      expect(on.arrived()).toHaveLength(1);
      if (channel.linksToCases) expect(on.arrived()[0]?.seen).toContain('已截断');
    });

    it.runIf(channel.linksToCases)('links to the case, even behind a cut text', async () => {
      const on = await open({ baseUrl: 'https://huiying.yunhe.example/' });
      await send(on, noticeWith({ body: '长'.repeat(20_000) }));
      expect(on.arrived()[0]?.seen).toContain('https://huiying.yunhe.example/cases/%E6%A1%88-1');
    });

    it.runIf(refusal)('says never when the provider refuses, in the provider’s words', async () => {
      const on = await open();
      on.next?.('refusal');
      const error = await troubleOf(on);
      expect(error.trouble).toEqual({ kind: 'never' });
      expect(error.code).toBe('notice-undelivered');
      expect(error.message).toMatch(new RegExp(`^${name}: `));
      expect(error.message).toMatch(refusal ?? /never/);
    });

    it.runIf(refusal)('says again when the provider is busy, and delivers afterwards', async () => {
      const on = await open();
      on.next?.('busy');
      expect((await troubleOf(on)).trouble).toEqual({ kind: 'again' });
      await send(on, noticeWith());
      expect(on.arrived()).toHaveLength(1);
    });

    it.runIf(refusal)('says again when there were too many', async () => {
      const on = await open();
      on.next?.('too-many');
      expect((await troubleOf(on)).trouble.kind).toBe('again');
    });

    it.runIf(refusal)('says again when nobody is there', async () => {
      const on = await open();
      await on.vanish();
      const error = await troubleOf(on);
      expect(error.trouble).toEqual({ kind: 'again' });
      expect(error.message).toContain('ECONNREFUSED');
    });

    it.runIf(refusal)('never tells a secret', async () => {
      const on = await open();
      for (const reply of ['refusal', 'busy', 'too-many'] as const) {
        on.next?.(reply);
        const { message } = await troubleOf(on);
        for (const secret of secrets) expect(message).not.toContain(secret);
      }
    });
  });
}

/** Sends with the clock moved on as far as the channel's pace may want. */
async function send(on: OpenedChannel, notice: Notice) {
  const sending = on.notifier.send(notice, on.address);
  on.clock.advance(3_600_000);
  return sending;
}

async function troubleOf(on: OpenedChannel): Promise<NoticeUndelivered> {
  const error: unknown = await send(on, noticeWith()).then(
    () => 'was taken',
    (reason: unknown) => reason,
  );
  if (error instanceof NoticeUndelivered) return error;
  throw new Error(`expected NoticeUndelivered, got ${String(error)}`);
}
