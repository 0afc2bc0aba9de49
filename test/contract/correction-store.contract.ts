import { expect, it } from 'vitest';
import type { Correction } from '../../src/domain/correction.ts';
import type { CorrectionStore } from '../../src/ports/correction-store.ts';
import { describeContract, type Contract } from './contract.ts';

export const correction = (id: string, itemId: string): Correction => ({
  id,
  itemId,
  at: 1_800_000_000_000,
  by: { id: 'a1', name: '研判员' },
  reason: '核对原文',
  title: '',
  text: '小区停水三天。',
  verdicts: [{ priority: 'P2', holds: true, evidence: [] }],
});

/** What every store of corrections keeps. */
export function correctionStoreContract(contract: Contract<CorrectionStore>): void {
  describeContract('correction store', contract, ({ open, can }) => {
    it('keeps corrections in the order in which they came, each once', async () => {
      const { port } = await open();
      for (const id of ['c', 'a', 'b', 'a']) await port.add(correction(id, 'one'));
      await port.add({ ...correction('a', 'one'), reason: '改口' });
      await port.add(correction('d', 'two'));
      const idsOf = (found: Correction[]) => found.map(({ id }) => id);
      expect(idsOf(await port.list(0, 10))).toEqual(['c', 'a', 'b', 'd']);
      expect(idsOf(await port.list(1, 2))).toEqual(['a', 'b']);
      expect(idsOf(await port.ofItem('one'))).toEqual(['c', 'a', 'b']);
      expect(await port.ofItem('two')).toEqual([correction('d', 'two')]);
      expect((await port.ofItem('one'))[1]?.reason).toBe('核对原文');
    });

    it.skipIf(!can('reopen'))('still has them after a restart', async () => {
      const { port, reopen } = await open();
      await port.add(correction('a', 'one'));
      expect(await (await reopen()).list(0, 10)).toEqual([correction('a', 'one')]);
    });
  });
}
