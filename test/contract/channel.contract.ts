import { afterEach, describe, expect, it } from 'vitest';
import { NoticeUndelivered } from '../../src/domain/notice.ts';
import type { Channel, PublicationOrder } from '../../src/ports/channel.ts';

/** What has come out at the other end. */
export interface Arrived {
  /** By what the receiver knows a second copy. */
  id: string;
  /** All that it can read. */
  seen: string;
}

export interface OpenedPublicationChannel {
  channel: Channel;
  arrived(): Promise<Arrived[]>;
  /** What the next order meets; absent where nothing can go wrong for good, or at all. */
  fail?: { again?: () => Promise<void>; never?: () => Promise<void> };
  /** Ends the trouble that passes. */
  mend?: () => Promise<void>;
  close(): Promise<void>;
}

export interface PublicationChannelUnderTest {
  name: string;
  open(): Promise<OpenedPublicationChannel>;
}

export const order: PublicationOrder = {
  id: 'case-flood/p1',
  caseNumber: 'YQ-2026-0001',
  channel: '门户网站',
  title: '关于“青禾镇”自来水变黄情况的回应 <1>',
  body: '经核实，系管道冲洗所致 & 已于今日恢复。\n监测点18个，浊度<0.5NTU。',
  requestedAt: Date.UTC(2026, 10, 20, 4, 0, 0),
};

/** What every channel of publication promises. */
export function channelContract({ name, open }: PublicationChannelUnderTest): void {
  describe(`publication channel ${name}`, () => {
    const opened: OpenedPublicationChannel[] = [];
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });
    const start = async () => {
      const one = await open();
      opened.push(one);
      return one;
    };

    it('brings title, text and case number over whole', async () => {
      const { channel, arrived } = await start();
      const answer = await channel.publish(order);
      const [first] = await arrived();
      if (answer.kind === 'by-hand') return expect(first).toBeUndefined();
      for (const part of [order.title, ...order.body.split('\n'), order.caseNumber])
        expect(first?.seen).toContain(part);
    });

    it('gives the same response the same id however often, and another another', async () => {
      const { channel, arrived } = await start();
      const answer = await channel.publish(order);
      await channel.publish(order);
      await channel.publish({ ...order, id: 'case-flood/p2' });
      if (answer.kind === 'by-hand') return expect(await arrived()).toEqual([]);
      expect(new Set((await arrived()).map(({ id }) => id)).size).toBe(2);
    });

    it('says whether trouble passes, and takes the response after it has', async () => {
      const { channel, arrived, fail, mend } = await start();
      if (fail?.never) {
        await fail.never();
        await expect(trouble(channel)).resolves.toEqual({ kind: 'never' });
      }
      if (fail?.again) {
        await fail.again();
        await expect(trouble(channel)).resolves.toEqual({ kind: 'again' });
        await mend?.();
        await channel.publish(order);
        expect(await arrived()).toHaveLength(1);
      }
    });
  });
}

async function trouble(channel: Channel): Promise<unknown> {
  try {
    return await channel.publish(order);
  } catch (error) {
    if (error instanceof NoticeUndelivered) return error.trouble;
    throw error;
  }
}
