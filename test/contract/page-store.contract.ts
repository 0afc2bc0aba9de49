import { expect, it } from 'vitest';
import type { OwedPage, PageStore, PageVisit, SourceState } from '../../src/ports/page-store.ts';
import { describeContract, type Contract } from './contract.ts';

/** What every memory of visited pages and sources keeps. */
export function pageStoreContract(contract: Contract<PageStore>): void {
  describeContract('page store', contract, ({ open, can }) => {
    it('remembers the last visit of an address', async () => {
      const { port: pages } = await open();
      await pages.putVisit(visit(200));
      await pages.putVisit({ ...visit(304), etag: '"7f"' });
      expect(await pages.getVisit(visit(304).url)).toEqual({ ...visit(304), etag: '"7f"' });
      expect(await pages.getVisit('http://news.yunshi.example/other')).toBeUndefined();
    });

    it('remembers how each source does', async () => {
      const { port: pages } = await open();
      await pages.putSource(state('yunshi-news', 0));
      await pages.putSource(state('heping-forum', 2));
      await pages.putSource(state('yunshi-news', 1));
      expect(await pages.getSource('yunshi-news')).toEqual(state('yunshi-news', 1));
      expect(await pages.getSource('unknown')).toBeUndefined();
      const ids = (await pages.sources()).map((source) => source.sourceId);
      expect(new Set(ids)).toEqual(new Set(['heping-forum', 'yunshi-news']));
    });

    it('remembers what each source owes, the longest owed first', async () => {
      const { port: pages } = await open();
      await pages.putOwed(owed('yunshi-news', 2));
      await pages.putOwed(owed('yunshi-news', 1));
      await pages.putOwed(owed('heping-forum', 3));
      await pages.putOwed({ ...owed('yunshi-news', 2), failures: 6, missedAt: 9 });
      expect(await pages.owed('yunshi-news')).toEqual([
        owed('yunshi-news', 1),
        { ...owed('yunshi-news', 2), failures: 6, missedAt: 9 },
      ]);
      await pages.settleOwed(owed('yunshi-news', 2).url);
      await pages.settleOwed('http://news.yunshi.example/never-owed');
      expect(await pages.owed('yunshi-news')).toEqual([owed('yunshi-news', 1)]);
    });

    it.skipIf(!can('reopen'))('still knows its pages after a restart', async () => {
      const { port, reopen } = await open();
      await port.putVisit(visit(200));
      await port.putSource(state('yunshi-news', 0));
      await port.putOwed(owed('yunshi-news', 1));
      const pages = await reopen();
      expect(await pages.getVisit(visit(200).url)).toEqual(visit(200));
      expect(await pages.sources()).toEqual([state('yunshi-news', 0)]);
      expect(await pages.owed('yunshi-news')).toEqual([owed('yunshi-news', 1)]);
    });
  });
}

function visit(status: number): PageVisit {
  const url = 'http://news.yunshi.example/公告？页=1';
  return { url, sourceId: 'yunshi-news', status, visitedAt: 1_763_600_000_000 };
}

function state(sourceId: string, consecutiveFailures: number): SourceState {
  return {
    sourceId,
    lastAttemptAt: 1_763_600_000_000,
    nextVisitAt: 1_763_600_900_000,
    consecutiveFailures,
    itemsFound: 12,
  };
}

function owed(sourceId: string, firstFailedAt: number): OwedPage {
  const url = `http://news.yunshi.example/${sourceId}/${firstFailedAt}`;
  const failure = { failures: 1, reason: 'server answered 500' };
  return { url, sourceId, ...failure, firstFailedAt, nextTryAt: firstFailedAt + 600_000 };
}
