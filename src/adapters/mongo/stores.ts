import type { Sm3 } from '../../domain/audit/chain.ts';
import type { BlobStore } from '../../ports/blobs.ts';
import type { CaseAudit } from '../../ports/case-audit.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { Documents } from '../../ports/documents.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { NoticeStore } from '../../ports/notice-store.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { PolicyStore } from '../../ports/policy-store.ts';
import type { PublicationStore } from '../../ports/publication-store.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import type { WatchStore } from '../../ports/watch-store.ts';
import { openBlobStore } from './blob-store.ts';
import { openCaseAudit } from './case-audit.ts';
import { openCaseStore } from './case-store.ts';
import { openCorrectionStore } from './correction-store.ts';
import type { Database } from './database.ts';
import { openItemStore } from './item-store.ts';
import { openNoticeStore } from './notice-store.ts';
import { openPageStore } from './page-store.ts';
import { openPolicyStore } from './policy-store.ts';
import { openPublicationStore } from './publication-store.ts';
import { openSmallDocuments } from './small-documents.ts';
import { openStoryStore } from './story-store.ts';
import { openWatchStore } from './watch-store.ts';

/** Everything that an office keeps, its log aside, under the names that the platform uses. */
export interface MongoStores {
  cases: CaseStore;
  caseAudit: CaseAudit;
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

/** All stores of one database. */
export function openMongoStores(database: Database, sm3: Sm3): MongoStores {
  return {
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
}
