import { expect, it } from 'vitest';
import type { NoticeStore } from '../../src/ports/notice-store.ts';
import { describeContract, type Contract } from './contract.ts';

/** What every memory of sent notices keeps. */
export function noticeStoreContract(contract: Contract<NoticeStore>): void {
  describeContract('notice store', contract, ({ open, can }) => {
    it('remembers a notice once it is sent, however often that is said', async () => {
      const { port: notices } = await open();
      expect(await notices.isSent('案/C1/1/1/0')).toBe(false);
      await Promise.all([notices.markSent('案/C1/1/1/0', 1), notices.markSent('案/C1/1/1/0', 2)]);
      expect(await notices.isSent('案/C1/1/1/0')).toBe(true);
      expect(await notices.isSent('案/C1/1/1/1')).toBe(false);
    });

    it.skipIf(!can('reopen'))('still remembers after a restart', async () => {
      const { port, reopen } = await open();
      await port.markSent('案/C1/1/1/0', 1);
      expect(await (await reopen()).isSent('案/C1/1/1/0')).toBe(true);
    });
  });
}
