import { expect, it } from 'vitest';
import type { PublicationStore, TrackedPublication } from '../../src/ports/publication-store.ts';
import { describeContract, type Contract } from './contract.ts';

/** What every memory of publications on their way keeps. */
export function publicationStoreContract(contract: Contract<PublicationStore>): void {
  describeContract('publication store', contract, ({ open, can }) => {
    it('takes a publication in once, due at once', async () => {
      const { port: store } = await open();
      await store.add(publication('case-1/p1', 100));
      await store.add({ ...publication('case-1/p1', 100), title: '另一标题' });
      expect(await store.claimDue('sending', 99, 200)).toBeUndefined();
      expect(await store.claimDue('sending', 100, 200)).toEqual(publication('case-1/p1', 100));
      expect(await store.get('case-1/p1')).toEqual(publication('case-1/p1', 100));
      expect(await store.get('case-2/p1')).toBeUndefined();
    });

    it('hands out what is longest due first', async () => {
      const { port: store } = await open();
      await store.add(publication('case-1/p1', 100));
      await store.add(publication('case-2/p1', 90));
      expect((await store.claimDue('sending', 100, 200))?.id).toBe('case-2/p1');
      expect((await store.claimDue('sending', 100, 200))?.id).toBe('case-1/p1');
    });

    it('hands each out once until its claim runs out, to claimants at the same time too', async () => {
      const { port: store } = await open();
      await store.add(publication('case-1/p1', 100));
      await store.add(publication('case-2/p1', 90));
      const claimed = await Promise.all([1, 2, 3].map(() => store.claimDue('sending', 100, 200)));
      const ids = claimed.flatMap((one) => (one ? [one.id] : []));
      expect(ids.toSorted((one, other) => one.localeCompare(other))).toEqual([
        'case-1/p1',
        'case-2/p1',
      ]);
      expect((await store.claimDue('sending', 200, 300))?.id).toBe('case-1/p1');
    });

    it('is due again when its progress says so, in the state that it says', async () => {
      const { port: store } = await open();
      await store.add(publication('case-1/p1', 100));
      await store.record('case-1/p1', { kind: 'sending', attempts: 1, reason: '忙' }, 110);
      expect(await store.claimDue('sending', 109, 200)).toBeUndefined();
      const sent = { kind: 'sent' as const, sentAt: 110, reference: 'a.json' };
      await store.record('case-1/p1', sent, 120);
      expect(await store.claimDue('sending', 500, 600)).toBeUndefined();
      expect((await store.claimDue('sent', 120, 200))?.progress).toEqual(sent);
    });

    it('learns where a page stands, and is then looked for at once', async () => {
      const { port: store } = await open();
      const url = 'https://www.qinghe.example/1.html';
      await store.add(publication('case-1/p1', 100));
      await store.setUrl('case-1/p1', url, 50);
      expect(await store.claimDue('sending', 99, 200)).toBeUndefined();
      await store.record('case-1/p1', { kind: 'sent', sentAt: 110 }, 900);
      await store.setUrl('case-1/p1', url, 120);
      expect((await store.claimDue('sent', 120, 200))?.url).toBe(url);
      await store.record('case-1/p1', { kind: 'sent', sentAt: 110, reason: '未见' }, 900);
      expect((await store.get('case-1/p1'))?.url).toBe(url);
    });

    it('hands out nothing that has ended', async () => {
      const { port: store } = await open();
      await store.add(publication('case-1/p1', 100));
      await store.add(publication('case-2/p1', 100));
      await store.record('case-1/p1', { kind: 'ended', at: 110 });
      await store.setUrl('case-1/p1', 'https://www.qinghe.example/1.html', 120);
      expect(await store.claimDue('sent', 1000, 2000)).toBeUndefined();
      expect((await store.open(10)).map(({ id }) => id)).toEqual(['case-2/p1']);
    });

    it.skipIf(!can('reopen'))('still knows its publications after a restart', async () => {
      const { port, reopen } = await open();
      await port.add(publication('case-1/p1', 100));
      await port.claimDue('sending', 100, 200);
      const store = await reopen();
      expect(await store.claimDue('sending', 199, 300)).toBeUndefined();
      expect(await store.claimDue('sending', 200, 300)).toEqual(publication('case-1/p1', 100));
    });
  });
}

function publication(id: string, requestedAt: number): TrackedPublication {
  const [caseId = '', publicationId = ''] = id.split('/');
  return {
    id,
    caseId,
    publicationId,
    caseNumber: 'YQ-2026-0001',
    channel: '门户网站',
    title: '关于青禾镇自来水变黄情况的回应',
    body: '经核实，系管道冲洗所致。\n已于今日恢复。',
    requestedAt,
    progress: { kind: 'sending', attempts: 0 },
  };
}
