import { createHash } from 'node:crypto';
import { sm3 } from '../../src/adapters/audit-files/sm3.ts';
import { newKeyPair, openSigner } from '../../src/adapters/audit-files/sm2.ts';
import { openDatabase as openMongo } from '../../src/adapters/mongo/database.ts';
import { openHousehold as openMongoHousehold } from '../../src/adapters/mongo/household.ts';
import { openMongoStores, type MongoStores } from '../../src/adapters/mongo/stores.ts';
import { openBlobStore } from '../../src/adapters/sqlite/blob-store.ts';
import { openCaseAudit } from '../../src/adapters/sqlite/case-audit.ts';
import { openCaseStore } from '../../src/adapters/sqlite/case-store.ts';
import { openCorrectionStore } from '../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openHousehold } from '../../src/adapters/sqlite/household.ts';
import { openItemStore } from '../../src/adapters/sqlite/item-store.ts';
import { openLog } from '../../src/adapters/sqlite/log.ts';
import { openNoticeStore } from '../../src/adapters/sqlite/notice-store.ts';
import { openPageStore } from '../../src/adapters/sqlite/page-store.ts';
import { openPolicyStore } from '../../src/adapters/sqlite/policy-store.ts';
import { openPublicationStore } from '../../src/adapters/sqlite/publication-store.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import { openStoryStore } from '../../src/adapters/sqlite/story-store.ts';
import { openWatchStore } from '../../src/adapters/sqlite/watch-store.ts';
import type { House } from '../../src/actions/migrate/move-house.ts';
import type { AuditSink } from '../../src/ports/audit-sink.ts';
import { caseEvent, newCase, story, taggedItem } from '../contract/nouns.ts';
import { openManualClock } from './manual-clock.ts';

/** An office that is stopped, with the stores by which it is filled and looked at. */
export interface TestHouse extends House {
  stores: MongoStores;
  close(): Promise<void>;
}

const signer = openSigner(newKeyPair());
/** Checkpoints stand in files, which are copied apart. */
const noCheckpoints: AuditSink = {
  append: async () => undefined,
  async *lines() {},
  last: async () => undefined,
  close: async () => undefined,
};
const audit = { checkpoints: noCheckpoints, signer, sm3 };

/** SHA-256 in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A house in a SQLite file, or `:memory:`. */
export async function openSqliteHouse(path = ':memory:'): Promise<TestHouse> {
  const database = openDatabase(path);
  const log = openLog(database, openManualClock());
  const stores: MongoStores = {
    cases: openCaseStore(database, sm3),
    caseAudit: openCaseAudit(database, sm3),
    items: openItemStore(database),
    stories: openStoryStore(database),
    pages: openPageStore(database),
    blobs: openBlobStore(database),
    notices: openNoticeStore(database),
    watches: openWatchStore(database),
    policies: openPolicyStore(database),
    publications: openPublicationStore(database),
    corrections: openCorrectionStore(database),
    documents: openSmallDocuments(database),
  };
  const { blobs, caseAudit } = stores;
  return {
    household: await openHousehold(database, sm3),
    blobs,
    caseAudit,
    log,
    ...audit,
    stores,
    async close() {
      await log.close();
      await database.close();
    },
  };
}

/** A house in a MongoDB database; its log is in memory, for Kafka has its own tests. */
export async function openMongoHouse(url: string, name: string): Promise<TestHouse> {
  const database = await openMongo({ url, name });
  const memory = openDatabase(':memory:');
  const log = openLog(memory, openManualClock());
  const stores = openMongoStores(database, sm3);
  const { blobs, caseAudit } = stores;
  return {
    household: await openMongoHousehold(database),
    blobs,
    caseAudit,
    log,
    ...audit,
    stores,
    async close() {
      await log.close();
      await memory.close();
      await database.close();
    },
  };
}

const at = Date.UTC(2026, 10, 20, 1, 0, 0);
const person = { id: 'qin', name: '秦知远' };

/** Puts something on every shelf; with `more` some hundreds of cases and items. */
export async function furnish({ stores, log }: TestHouse, more = 0): Promise<void> {
  const { cases, items, stories, pages, blobs, caseAudit } = stores;
  const url = 'http://news.yunshi.example/1?a=b c';
  const fetched = { sourceId: 'yunshi-news', url, finalUrl: url, status: 200, headers: {} };
  await blobs.keep(new TextEncoder().encode('<html>供水恢复</html>'), {
    ...fetched,
    fetchedAt: at,
  });
  await blobs.put(new Uint8Array());
  const ids = ['a', 'b', ...Array.from({ length: more }, (_, n) => `more-${n}`)];
  await items.put(ids.map((id) => taggedItem(id, '三天没水了“真的”\n\\')));
  await stories.put(
    [story('a', 0), story('b', 1)],
    [
      { storyId: 'a', itemId: 'b' },
      { storyId: 'a', itemId: 'a' },
    ],
  );
  await pages.putVisit({ url, sourceId: 'yunshi-news', status: 200, visitedAt: at });
  await pages.putSource({
    sourceId: 'yunshi-news',
    lastAttemptAt: at,
    nextVisitAt: at,
    consecutiveFailures: 0,
    itemsFound: 2,
  });
  const failure = { failures: 1, reason: '500', firstFailedAt: at, nextTryAt: at };
  await pages.putOwed({ url, sourceId: 'yunshi-news', ...failure });
  for (const id of ids) {
    await cases.save({ expectedVersion: 0, after: newCase(id), events: [caseEvent(1, '开')] });
  }
  const second = { ...newCase('a'), version: 2 };
  const events = [caseEvent(2, '一'), caseEvent(2, '二')];
  await cases.save({ expectedVersion: 1, after: second, events, nextFireAt: 500 });
  await cases.passedOn((await cases.outbox(2)).slice(0, 2));
  await cases.nextNumber(2026);
  await cases.nextNumber(2026);
  const { heads } = await caseAudit.unsigned(1);
  await caseAudit.signed({ sequence: 1, hash: '1'.repeat(64) }, heads);
  await furnishDesks({ stores });
  await furnishLog(log);
}

async function furnishDesks({ stores }: Pick<TestHouse, 'stores'>): Promise<void> {
  const { notices, publications, watches, policies, corrections, documents } = stores;
  await notices.markSent('案/1', at);
  const notice = {
    id: '案/1',
    caseId: 'a',
    caseNumber: 'YQ-2026-a',
    to: [],
    subject: '待认领',
    body: '',
    urgency: 'normal' as const,
    at,
  };
  const delivery = { id: '案/1 mail', channel: 'mail', notice };
  await notices.queue([delivery, { ...delivery, id: '案/1 robot', channel: 'robot' }], at);
  await notices.recordReceipt('案/1 mail', { channel: 'mail', at });
  await publications.add({
    id: 'a/p1',
    caseId: 'a',
    publicationId: 'p1',
    caseNumber: 'YQ-2026-a',
    channel: '门户网站',
    title: '回应',
    body: '已恢复。',
    requestedAt: at,
    progress: { kind: 'sending', attempts: 0 },
  });
  await watches.save(
    {
      id: 'w',
      version: 1,
      name: '文化节',
      kind: '重要文化活动',
      topic: '文化节',
      from: 0,
      until: 10,
      rule: { kind: 'open', priorities: ['P2'] },
      opened: { at, by: person },
      extensions: [],
    },
    0,
    { id: 'watch/w/1', at, by: person, kind: 'watch-opened', subject: 'w' },
  );
  await policies.save(
    {
      id: 'p',
      version: 1,
      title: '限流办法',
      aliases: [],
      draftedBy: { id: 'scenic', name: '资源开发处' },
      isSensitive: true,
      registered: { at, by: person },
      interpretations: [],
    },
    0,
  );
  const verdicts = [{ priority: 'P2' as const, holds: true, evidence: [] }];
  const correction = { id: 'c', itemId: 'a', at, by: person, reason: '核对', title: '', text: '' };
  await corrections.add({ ...correction, verdicts });
  const session = { id: 's/1', version: 1, owner: 'qin', openedAt: 0, expiresAt: 10 };
  const event = { id: 'e', at, by: person, kind: 'account-added' as const, subject: 'qin' };
  await documents.sessions.save(session, 0, event);
}

/** Three items, one of them tagged already; one dead letter. */
async function furnishLog(log: TestHouse['log']): Promise<void> {
  await log.append(['a', 'b', 'c'].map((key) => ({ topic: 'items', key, value: { id: key } })));
  const one = new AbortController();
  const reader = { topic: 'items', group: 'item-to-tagged-item', batchSize: 1 };
  await log.consume({ ...reader, signal: one.signal }, async () => one.abort());
  await log.append([{ topic: 'case-events', key: 'a', value: { sequence: 1 } }]);
  await log.append([{ topic: 'dead-letter.story-to-case', key: 'x', value: { reason: 'bad' } }]);
}
