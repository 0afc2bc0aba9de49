import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyFiles } from '../adapters/audit-files/key-files.ts';
import { openAuditSink } from '../adapters/audit-files/sink.ts';
import { sm3 } from '../adapters/audit-files/sm3.ts';
import { openConsoleNotifier } from '../adapters/console/notifier.ts';
import { openLogger, type LoggerOptions } from '../adapters/console/logger.ts';
import { openCrawler } from '../adapters/http/crawler.ts';
import { openBlobStore } from '../adapters/sqlite/blob-store.ts';
import { openCaseAudit } from '../adapters/sqlite/case-audit.ts';
import { openCaseStore } from '../adapters/sqlite/case-store.ts';
import { openCorrectionStore } from '../adapters/sqlite/correction-store.ts';
import { openDatabase } from '../adapters/sqlite/database.ts';
import { openItemStore } from '../adapters/sqlite/item-store.ts';
import { openLog } from '../adapters/sqlite/log.ts';
import { openNoticeStore } from '../adapters/sqlite/notice-store.ts';
import { openPageStore } from '../adapters/sqlite/page-store.ts';
import { openPublicationStore } from '../adapters/sqlite/publication-store.ts';
import { openPolicyStore } from '../adapters/sqlite/policy-store.ts';
import { openSmallDocuments } from '../adapters/sqlite/small-documents.ts';
import { openStoryStore } from '../adapters/sqlite/story-store.ts';
import { openWatchStore } from '../adapters/sqlite/watch-store.ts';
import { openSystemClock } from '../adapters/system/clock.ts';
import { openHttpTime } from '../adapters/system/http-time.ts';
import { openScrypt } from '../adapters/system/scrypt.ts';
import { openPseudonym, sha256 } from '../adapters/system/hash.ts';
import { readDictionary } from '../adapters/files/dictionary.ts';
import { officeKey } from '../adapters/files/office-key.ts';
import type { Config } from '../config/load.ts';
import type { Instant } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import { openChannels } from './channels.ts';
import { alwaysLeading } from './leadership.ts';
import { openPublicationChannels } from './publication-channels.ts';
import type { Platform } from './platform.ts';

export interface EmbeddedOptions {
  logLevel: LoggerOptions['level'];
  /** Where notices are printed. */
  print: (line: string) => void;
  /** A demonstration goes on at the time at which it was left; otherwise the machine's time. */
  startAt?: Instant;
  /** Instead of the machine's clock: tests move it by hand. */
  clock?: Clock;
}

const version = '0.1';

/** Everything in one process and one SQLite file; throws AppError `storage-locked` while another process has it. */
export function openEmbedded(config: Config, options: EmbeddedOptions): Platform {
  const { directory } = config.storage;
  mkdirSync(directory, { recursive: true });
  const { acceleration, secondSource } = config.time;
  const { startAt, clock = openSystemClock({ acceleration, ...(startAt && { startAt }) }) } =
    options;
  const logger = openLogger({ level: options.logLevel });
  const database = openDatabase(join(directory, 'huiying.db'));
  const auditDirectory = join(directory, 'audit');
  const checkpoints = openAuditSink(join(auditDirectory, 'checkpoints.jsonl'));
  const log = openLog(database, clock);
  const crawler = openCrawler(crawlerOptions(config), { clock, logger });
  return {
    log,
    items: openItemStore(database),
    stories: openStoryStore(database),
    cases: openCaseStore(database, sm3),
    caseAudit: openCaseAudit(database, sm3),
    checkpoints,
    signer: openKeyFiles(auditDirectory),
    sm3,
    pages: openPageStore(database),
    blobs: openBlobStore(database),
    notices: openNoticeStore(database),
    watches: openWatchStore(database),
    policies: openPolicyStore(database),
    corrections: openCorrectionStore(database),
    documents: openSmallDocuments(database),
    passwords: openScrypt(),
    crawler,
    notifier: openConsoleNotifier(
      config.notifications.console ? options.print : () => undefined,
      clock,
    ),
    channels: openChannels(config.notifications, clock),
    publications: openPublicationStore(database),
    officialChannels: openPublicationChannels(config.publication, clock),
    clock,
    leadership: alwaysLeading,
    ...(secondSource !== undefined && { secondTime: openHttpTime(secondSource, clock) }),
    logger,
    hash: sha256,
    readDictionary,
    pseudonym: openPseudonym(officeKey(directory)),
    async close() {
      await crawler.close();
      await checkpoints.close();
      await log.close();
      await database.close();
    },
  };
}

function crawlerOptions({ crawl, office }: Config) {
  const { userAgentProduct, perHostGap, perHostConcurrency, maxConcurrency } = crawl;
  return {
    userAgent: `${userAgentProduct}/${version} (+${office.contact})`,
    allow: crawl.allowPrivateHosts,
    gapMs: perHostGap,
    perHostConcurrency,
    maxConcurrency,
    maxBytes: crawl.maxPageBytes,
    totalTimeoutMs: crawl.timeout,
  };
}
