import { createHash } from 'node:crypto';
import { openBlobStore } from '../../src/adapters/sqlite/blob-store.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../src/adapters/sqlite/item-store.ts';
import { openLog } from '../../src/adapters/sqlite/log.ts';
import { openPageStore } from '../../src/adapters/sqlite/page-store.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import { sourceSchema } from '../../src/domain/source.ts';
import { itemSchema, type Item } from '../../src/domain/item.ts';
import { itemsTopic } from '../../src/domain/topics.ts';
import { crawlDueSources, type CrawlSummary } from '../../src/stages/source-to-item.ts';
import { openKeptLogger } from './kept-logger.ts';
import { openManualClock } from './manual-clock.ts';
import { openScriptedWeb } from './scripted-web.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Collection alone: real stores in memory, a scripted web, a hand-moved clock. */
export function openCollection(
  sources: readonly object[],
  limits: { maxArticlesPerLook?: number } = {},
) {
  const clock = openManualClock();
  const logger = openKeptLogger();
  const database = openDatabase(':memory:');
  const log = openLog(database, clock);
  const web = openScriptedWeb(clock.now);
  let parsed = sources.map((source) => sourceSchema.parse(source));
  const deps = {
    clock,
    logger,
    log,
    crawler: web.crawler,
    pages: openPageStore(database),
    blobs: openBlobStore(database),
    items: openItemStore(database),
    documents: openSmallDocuments(database),
    hash: sha256,
    pseudonym: (name: string) => sha256(name).slice(0, 16),
    ...limits,
  };
  return {
    deps,
    clock,
    logger,
    web,
    get sources() {
      return parsed;
    },
    /** The office edits its configuration. */
    configure(edited: readonly object[]) {
      parsed = edited.map((source) => sourceSchema.parse(source));
    },
    look: (): Promise<CrawlSummary> => crawlDueSources(deps, parsed, new AbortController().signal),
    /** Everything that was appended to `items`, in order. */
    async found(): Promise<Item[]> {
      const all: Item[] = [];
      const stop = new AbortController();
      const group = `test-${clock.now()}-${Math.random()}`;
      if ((await log.lag(itemsTopic, group)) === 0) return all;
      await log.consume(
        { topic: itemsTopic, group, from: 'start', batchSize: 1000, signal: stop.signal },
        async (batch) => {
          all.push(...batch.map(({ value }) => itemSchema.parse(value)));
          stop.abort();
        },
      );
      return all;
    },
    async close() {
      await log.close();
      await database.close();
    },
  };
}

/** A list page with a link to each path and, where given, one to the next page. */
export function listPage(paths: readonly string[], next?: string): string {
  const links = paths.map((path) => `<li><a href="${path}">石桥镇供水改造情况通报${path}</a></li>`);
  const more = next === undefined ? '' : `<a class="next" href="${next}">下一页</a>`;
  return `<html><body><ul>${links.join('')}</ul>${more}</body></html>`;
}

/** An article page with a body of some length. */
export function articlePage(title: string): string {
  const paragraph = '石桥镇供水管网改造工程今日完成分段通水，施工单位表示剩余路段将于下周恢复。';
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>2026年11月19日</p><div class="content">${`<p>${paragraph}</p>`.repeat(6)}</div></body></html>`;
}
