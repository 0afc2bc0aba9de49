import { expect, it } from 'vitest';
import type { NoticeDelivery, NoticeStore } from '../../src/ports/notice-store.ts';
import { describeContract, type Contract } from './contract.ts';

/** What every memory of notices and their deliveries keeps. */
export function noticeStoreContract(contract: Contract<NoticeStore>): void {
  describeContract('notice store', contract, ({ open, can }) => {
    it('remembers a notice once it is sent, however often that is said', async () => {
      const { port: notices } = await open();
      expect(await notices.isSent('案/C1/1/1/0')).toBe(false);
      await Promise.all([notices.markSent('案/C1/1/1/0', 1), notices.markSent('案/C1/1/1/0', 2)]);
      expect(await notices.isSent('案/C1/1/1/0')).toBe(true);
      expect(await notices.isSent('案/C1/1/1/1')).toBe(false);
    });

    it('hands out what is due on a channel, the longest due first, and nothing of another', async () => {
      const { port: notices } = await open();
      await notices.queue([delivery('二', 'mail')], 200);
      await notices.queue([delivery('一', 'mail'), delivery('三', 'robot')], 100);
      expect(new Set(await notices.dueChannels(100))).toEqual(new Set(['mail', 'robot']));
      expect(await notices.claimDue('mail', 99, 999)).toBeUndefined();
      expect(await notices.claimDue('mail', 200, 999)).toEqual({
        ...delivery('一', 'mail'),
        attempts: 1,
      });
      expect((await notices.claimDue('mail', 200, 999))?.id).toBe('二 mail');
      expect(await notices.claimDue('mail', 200, 999)).toBeUndefined();
      expect(await notices.dueChannels(200)).toEqual(['robot']);
    });

    it('gives one delivery to one of several callers at once', async () => {
      const { port: notices } = await open();
      await notices.queue([delivery('一', 'mail')], 100);
      const claims = await Promise.all(
        Array.from({ length: 8 }, () => notices.claimDue('mail', 100, 999)),
      );
      expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
    });

    it('hands a delivery out again when nobody said how it ended, and counts', async () => {
      const { port: notices } = await open();
      await notices.queue([delivery('一', 'mail')], 100);
      await notices.claimDue('mail', 100, 500);
      expect(await notices.claimDue('mail', 499, 900)).toBeUndefined();
      expect(await notices.claimDue('mail', 500, 900)).toMatchObject({ attempts: 2 });
    });

    it('never hands out again what was delivered, and keeps the receipt', async () => {
      const { port: notices } = await open();
      const receipt = { channel: 'mail', at: 150, reference: '250 queued as 7F' };
      await notices.queue([delivery('一', 'mail')], 100);
      await notices.claimDue('mail', 100, 500);
      await notices.recordReceipt('一 mail', receipt);
      await notices.queue([delivery('一', 'mail')], 600);
      expect(await notices.claimDue('mail', 1_000, 2_000)).toBeUndefined();
      expect(await notices.deliveriesOf('一')).toEqual([
        { ...delivery('一', 'mail'), attempts: 1, state: { kind: 'delivered', receipt } },
      ]);
    });

    it('waits as long as a failure says, with its reason', async () => {
      const { port: notices } = await open();
      await notices.queue([delivery('一', 'mail')], 100);
      await notices.claimDue('mail', 100, 500);
      await notices.recordFailure('一 mail', 'mail: 451 later', 700);
      expect((await notices.deliveriesOf('一'))[0]?.state).toEqual({
        kind: 'waiting',
        nextAttemptAt: 700,
        reason: 'mail: 451 later',
      });
      expect(await notices.claimDue('mail', 699, 900)).toBeUndefined();
      expect(await notices.claimDue('mail', 700, 900)).toMatchObject({ attempts: 2 });
    });

    it('parks what was given up and queues another way in its place', async () => {
      const { port: notices } = await open();
      await notices.queue([delivery('一', 'mail')], 100);
      await notices.claimDue('mail', 100, 500);
      const instead = { ...delivery('一', 'console'), id: '一 mail console' };
      await notices.park('一 mail', { reason: 'mail: 550 unknown', at: 150 }, [instead]);
      expect(await notices.claimDue('mail', 10_000, 20_000)).toBeUndefined();
      expect(await notices.claimDue('console', 150, 500)).toEqual({ ...instead, attempts: 1 });
      expect(await notices.parked(10)).toEqual([
        {
          ...delivery('一', 'mail'),
          attempts: 1,
          state: { kind: 'parked', at: 150, reason: 'mail: 550 unknown' },
        },
      ]);
    });

    it('believes a late receipt rather than an early word of failure', async () => {
      const { port: notices } = await open();
      await notices.queue([delivery('一', 'mail')], 100);
      await notices.claimDue('mail', 100, 500);
      await notices.recordReceipt('一 mail', { channel: 'mail', at: 150 });
      await notices.recordFailure('一 mail', 'mail: timeout', 700);
      expect(await notices.claimDue('mail', 1_000, 2_000)).toBeUndefined();
    });

    it.skipIf(!can('reopen'))('still remembers after a restart', async () => {
      const { port, reopen } = await open();
      await port.markSent('案/C1/1/1/0', 1);
      await port.queue([delivery('一', 'mail')], 100);
      await port.claimDue('mail', 100, 500);
      const notices = await reopen();
      expect(await notices.isSent('案/C1/1/1/0')).toBe(true);
      expect(await notices.claimDue('mail', 500, 900)).toEqual({
        ...delivery('一', 'mail'),
        attempts: 2,
      });
    });
  });
}

function delivery(noticeId: string, channel: string): NoticeDelivery {
  return {
    id: `${noticeId} ${channel}`,
    channel,
    ...(channel === 'mail' && { address: 'duty@yunhe.example' }),
    notice: {
      id: noticeId,
      caseId: 'case-1',
      caseNumber: 'YQ-2026-0001',
      to: [{ role: 'leader', name: '分管领导' }],
      subject: '新案件待认领',
      body: '收集重点 P2。',
      urgency: 'normal',
      at: 50,
    },
  };
}
