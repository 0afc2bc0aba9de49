import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { expect, test } from 'vitest';
import { sm3 } from '../../src/adapters/audit-files/sm3.ts';
import { openKafkaLog } from '../../src/adapters/kafka/log.ts';
import { openDatabase as openMongoDatabase } from '../../src/adapters/mongo/database.ts';
import { openMongoStores } from '../../src/adapters/mongo/stores.ts';
import { openBlobStore } from '../../src/adapters/sqlite/blob-store.ts';
import { openCaseAudit } from '../../src/adapters/sqlite/case-audit.ts';
import { openCaseStore } from '../../src/adapters/sqlite/case-store.ts';
import { openCorrectionStore } from '../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../src/adapters/sqlite/item-store.ts';
import { openLog } from '../../src/adapters/sqlite/log.ts';
import { openNoticeStore } from '../../src/adapters/sqlite/notice-store.ts';
import { openPageStore } from '../../src/adapters/sqlite/page-store.ts';
import { openPublicationStore } from '../../src/adapters/sqlite/publication-store.ts';
import { openPolicyStore } from '../../src/adapters/sqlite/policy-store.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import { openStoryStore } from '../../src/adapters/sqlite/story-store.ts';
import { openWatchStore } from '../../src/adapters/sqlite/watch-store.ts';
import type { BlobStore } from '../../src/ports/blobs.ts';
import type { CaseStore } from '../../src/ports/case-store.ts';
import type { CorrectionStore } from '../../src/ports/correction-store.ts';
import type { Documents } from '../../src/ports/documents.ts';
import type { ItemStore } from '../../src/ports/item-store.ts';
import type { Log } from '../../src/ports/log.ts';
import type { NoticeStore } from '../../src/ports/notice-store.ts';
import type { PageStore } from '../../src/ports/page-store.ts';
import type { PublicationStore } from '../../src/ports/publication-store.ts';
import type { PolicyStore } from '../../src/ports/policy-store.ts';
import type { StoryStore } from '../../src/ports/story-store.ts';
import type { WatchStore } from '../../src/ports/watch-store.ts';
import { testTopics } from '../support/kafka.ts';
import { openManualClock } from '../support/manual-clock.ts';
import type { AuditedCases } from './case-audit.contract.ts';
import type { Ability, Contract, Opened } from './contract.ts';
import type { AuditedOffice } from './office-events.contract.ts';

/** Everything that outlives a process. */
interface Stores {
  log: Log;
  cases: CaseStore;
  audited: AuditedCases;
  auditedOffice: AuditedOffice;
  items: ItemStore;
  stories: StoryStore;
  pages: PageStore;
  blobs: BlobStore;
  notices: NoticeStore;
  watches: WatchStore;
  policies: PolicyStore;
  publications: PublicationStore;
  corrections: CorrectionStore;
  documents: Documents;
}

/** One back end; it offers the ports that it implements. */
interface Backend {
  name: string;
  offers: readonly (keyof Stores)[];
  needs?: string;
  cannot?: readonly Ability[];
  /** Connects to a place that no other test uses, and can connect to it again. */
  place(): Promise<{ connect(): Promise<Connection>; remove(): Promise<void> }>;
}

interface Connection {
  stores: Partial<Stores>;
  close(): Promise<void>;
}

const everything = [
  'log',
  'cases',
  'audited',
  'auditedOffice',
  'items',
  'stories',
  'pages',
  'blobs',
  'notices',
  'watches',
  'policies',
  'publications',
  'corrections',
  'documents',
] as const;

const brokers = process.env['KAFKA_BROKERS'];
const mongoUrl = process.env['MONGO_URL'];

/** The single list of back ends that every contract runs on. */
const backends: readonly Backend[] = [
  { name: 'sqlite file', offers: everything, place: sqliteFile },
  { name: 'sqlite :memory:', offers: everything, place: sqliteMemory, cannot: ['reopen'] },
  {
    name: 'kafka',
    offers: ['log'],
    cannot: ['trim'],
    place: kafka,
    ...(brokers === undefined && { needs: 'a broker, KAFKA_BROKERS=host:port' }),
  },
  {
    name: 'mongo',
    offers: everything.filter((port) => port !== 'log'),
    place: mongo,
    ...(mongoUrl === undefined && { needs: 'a server, MONGO_URL=mongodb://host:port' }),
  },
];

/** Names in REQUIRE_BACKENDS, e.g. `kafka,mongo`: these must be there. */
const required = (process.env['REQUIRE_BACKENDS'] ?? '').split(',').filter((name) => name !== '');

/** What REQUIRE_BACKENDS names and this list does not. */
export function unknownBackends(): string[] {
  return required.filter((name) => !backends.some((backend) => backend.name === name));
}

/** Runs the suite on each back end that offers the port; one named in REQUIRE_BACKENDS must be there. */
export function onEveryBackend<Name extends keyof Stores>(
  port: Name,
  suite: (contract: Contract<Stores[Name]>) => void,
): void {
  for (const backend of backends.filter(({ offers }) => offers.includes(port))) {
    const { name, needs, cannot = [] } = backend;
    if (needs && required.includes(name)) {
      test(`${port} on ${name}`, () => expect.fail(`required but absent: needs ${needs}`));
      continue;
    }
    suite({ name, cannot, ...(needs && { needs }), open: () => openPort(backend, port) });
  }
}

async function openPort<Name extends keyof Stores>(
  backend: Backend,
  port: Name,
): Promise<Opened<Stores[Name]>> {
  const place = await backend.place();
  let connection = await place.connect();
  const offered = () => {
    const store = connection.stores[port];
    if (store === undefined) throw new Error(`${backend.name} does not offer ${port}`);
    return store;
  };
  return {
    port: offered(),
    async reopen() {
      await connection.close();
      connection = await place.connect();
      return offered();
    },
    async remove() {
      await connection.close();
      await place.remove();
    },
  };
}

async function sqliteFile() {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-contract-'));
  return {
    connect: async () => openSqlite(join(folder, 'huiying.db')),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function sqliteMemory() {
  return { connect: async () => openSqlite(':memory:'), remove: async () => undefined };
}

function openSqlite(path: string): Connection {
  const database = openDatabase(path);
  const log = openLog(database, openManualClock());
  const cases = openCaseStore(database, sm3);
  const office = {
    documents: openSmallDocuments(database),
    caseAudit: openCaseAudit(database, sm3),
    watches: openWatchStore(database),
    policies: openPolicyStore(database),
    corrections: openCorrectionStore(database),
  };
  const stores = {
    log,
    cases,
    audited: { ...office, cases },
    auditedOffice: office,
    ...office,
    items: openItemStore(database),
    stories: openStoryStore(database),
    pages: openPageStore(database),
    blobs: openBlobStore(database),
    notices: openNoticeStore(database),
    publications: openPublicationStore(database),
  };
  return {
    stores,
    async close() {
      await log.close();
      await database.close();
    },
  };
}

/** Topics of its own on the brokers of KAFKA_BROKERS, removed in the end. */
async function kafka() {
  const prefix = `contract-${randomUUID()}.`;
  const all = (brokers ?? '').split(',');
  const options = { ...testTopics, brokers: all, prefix };
  return {
    async connect(): Promise<Connection> {
      const log = await openKafkaLog(options, { logger: { warn: () => undefined } });
      return { stores: { log }, close: () => log.close() };
    },
    async remove() {
      const admin = new Kafka({ brokers: all, logLevel: logLevel.NOTHING }).admin();
      await admin.connect();
      const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
      await admin.deleteTopics({ topics });
      await admin.disconnect();
    },
  };
}

/** A database of its own on the server of MONGO_URL, removed in the end. */
async function mongo() {
  const options = { url: mongoUrl ?? '', name: `contract-${randomUUID()}` };
  return {
    async connect(): Promise<Connection> {
      const database = await openMongoDatabase(options);
      const stores = openMongoStores(database, sm3);
      const audited = { audited: stores, auditedOffice: stores };
      return { stores: { ...stores, ...audited }, close: database.close };
    },
    async remove() {
      const database = await openMongoDatabase(options);
      await database.drop();
      await database.close();
    },
  };
}
