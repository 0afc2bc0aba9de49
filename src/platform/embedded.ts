import { join } from 'node:path';
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
import type { Config } from '../config/load.ts';
import { alwaysLeading } from './leadership.ts';
import { withVersions } from './versioned-log.ts';
import { openSurroundings, type Opened, type PlatformOptions } from './surroundings.ts';

/** Everything in one process and one SQLite file; throws AppError `storage-locked` while another process has it. */
export function openEmbedded(config: Config, options: PlatformOptions): Opened {
  const surroundings = openSurroundings(config, options);
  const { clock, sm3, crawler, checkpoints } = surroundings;
  const database = openDatabase(join(config.storage.directory, 'huiying.db'));
  const log = openLog(database, clock);
  return {
    ...surroundings,
    log: withVersions(log),
    leadership: alwaysLeading,
    items: openItemStore(database),
    stories: openStoryStore(database),
    cases: openCaseStore(database, sm3),
    caseAudit: openCaseAudit(database, sm3),
    pages: openPageStore(database),
    blobs: openBlobStore(database),
    notices: openNoticeStore(database),
    watches: openWatchStore(database),
    policies: openPolicyStore(database),
    publications: openPublicationStore(database),
    corrections: openCorrectionStore(database),
    documents: openSmallDocuments(database),
    async close() {
      await crawler.close();
      await checkpoints.close();
      await log.close();
      await database.close();
    },
  };
}
