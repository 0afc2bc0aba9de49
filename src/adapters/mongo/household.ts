import { fromJson, type Json } from '../../domain/json-text.ts';
import type { TaggedItem } from '../../domain/tagged-item.ts';
import type { Story } from '../../domain/story.ts';
import type { Correction } from '../../domain/correction.ts';
import type { Watch } from '../../domain/watch.ts';
import type { EvidenceRecord } from '../../ports/blobs.ts';
import type { Household, KeptDocument, KeptVersion, Shelf } from '../../ports/household.ts';
import type { NoticeDelivery } from '../../ports/notice-store.ts';
import type { OwedPage } from '../../ports/page-store.ts';
import type { PublicationProgress } from '../../ports/publication-store.ts';
import { openBlobShelf } from './blob-shelf.ts';
import { openCarriage } from './carriage.ts';
import { openCaseShelf } from './case-shelf.ts';
import type { CorrectionRow } from './correction-store.ts';
import type { Database } from './database.ts';
import type { EvidenceRow } from './evidence-row.ts';
import type { ItemRow } from './item-row.ts';
import type { DeliveryRow } from './notice-store.ts';
import type { DocumentRow, OwedRow } from './page-store.ts';
import type { PublicationRow } from './publication-store.ts';
import { openShelf } from './shelf.ts';
import { deliverOfficeEvents, type EventRow } from './office-events.ts';
import type { SmallDocumentRow } from './small-documents.ts';
import type { LinkRow, StoryRow } from './story-store.ts';
import type { VersionedRow } from './versioned-documents.ts';
import { timesOf } from './watch-store.ts';

/** Everything in this database, after what a crash left on its way has been handed over. */
export async function openHousehold(database: Database): Promise<Household> {
  await handOverAll(database);
  return {
    blobs: openBlobShelf(database),
    evidence: openEvidence(database),
    items: openItems(database),
    stories: openStories(database),
    storyItems: openStoryItems(database),
    pageVisits: openDocuments(database, 'page_visits'),
    sourceStates: openDocuments(database, 'source_states'),
    owedPages: openOwedPages(database),
    cases: openCaseShelf(database),
    caseNumbers: openCaseNumbers(database),
    checkpoint: openCheckpoint(database),
    sentNotices: openSentNotices(database),
    noticeDeliveries: openDeliveries(database),
    publications: openPublications(database),
    watches: openWatches(database),
    policies: openPolicies(database),
    corrections: openCorrections(database),
    smallDocuments: openSmallDocuments(database),
    officeEvents: openOfficeEvents(database),
  };
}

async function handOverAll(database: Database): Promise<void> {
  const stories = database.rows<StoryRow>('stories');
  const deliveries = database.rows<DeliveryRow>('notice_deliveries');
  await openCarriage(stories, database.rows<LinkRow>('story_items')).deliverAll();
  await openCarriage(deliveries, deliveries).deliverAll();
  await deliverOfficeEvents(database);
}

function openDocuments(database: Database, name: string): Shelf<KeptDocument> {
  return openShelf(database.rows<DocumentRow<unknown>>(name), {
    toKept: ({ _id: key, document }) => ({ key, document }),
    toRow: ({ key, document }) => ({ _id: key, document }),
  });
}

function openEvidence(database: Database): Household['evidence'] {
  return openShelf(database.rows<EvidenceRow>('evidence'), {
    toKept: ({ _id: key, position, document }) => ({ key, position, document }),
    toRow({ key, position, document }) {
      const json: Json<EvidenceRecord> = document;
      const { hash, url, fetchedAt } = fromJson(json);
      return { _id: key, position, hash, url, fetchedAt, document };
    },
  });
}

function openItems(database: Database): Household['items'] {
  return openShelf(database.rows<ItemRow>('items'), {
    toKept: ({ _id: key, document }) => ({ key, document }),
    toRow({ key, document }) {
      const json: Json<TaggedItem> = document;
      const { fetchedAt, evidence } = fromJson(json).item;
      return { _id: key, document, fetchedAt, evidence };
    },
  });
}

function openStories(database: Database): Household['stories'] {
  return openShelf(database.rows<StoryRow>('stories'), {
    toKept: ({ _id: key, document }) => ({ key, document }),
    toRow({ key, document }) {
      const json: Json<Story> = document;
      const { version, lastSeenAt } = fromJson(json);
      return { _id: key, version, document, lastSeenAt };
    },
  });
}

function openStoryItems(database: Database): Household['storyItems'] {
  return openShelf(database.rows<LinkRow>('story_items'), {
    toKept: ({ _id: key, ...link }) => ({ key, ...link }),
    toRow: ({ key, ...link }) => ({ _id: key, ...link }),
  });
}

function openOwedPages(database: Database): Household['owedPages'] {
  return openShelf(database.rows<OwedRow>('owed_pages'), {
    toKept: ({ _id: key, document }) => ({ key, document }),
    toRow({ key, document }) {
      const json: Json<OwedPage> = document;
      const { sourceId, firstFailedAt } = fromJson(json);
      return { _id: key, sourceId, firstFailedAt, document };
    },
  });
}

function openCaseNumbers(database: Database): Household['caseNumbers'] {
  return openShelf(database.rows<{ _id: string; last: number }>('case_numbers'), {
    toKept: ({ _id: key, last }) => ({ key, last }),
    toRow: ({ key, last }) => ({ _id: key, last }),
  });
}

function openCheckpoint(database: Database): Household['checkpoint'] {
  const marks = database.rows<{ _id: string; sequence: number; hash: string }>('checkpoint_mark');
  return openShelf(marks, {
    toKept: ({ _id: key, ...mark }) => ({ key, ...mark }),
    toRow: ({ key, ...mark }) => ({ _id: key, ...mark }),
  });
}

function openSentNotices(database: Database): Household['sentNotices'] {
  return openShelf(database.rows<{ _id: string; sentAt: number }>('sent_notices'), {
    toKept: ({ _id: key, sentAt: at }) => ({ key, at }),
    toRow: ({ key, at }) => ({ _id: key, sentAt: at }),
  });
}

function openDeliveries(database: Database): Household['noticeDeliveries'] {
  return openShelf(database.rows<DeliveryRow>('notice_deliveries'), {
    toKept({ _id: key, position, document, attempts, nextAttemptAt, reason, receipt, parkedAt }) {
      const waiting = nextAttemptAt === undefined ? {} : { nextAttemptAt };
      const parked = parkedAt === undefined ? {} : { parkedAt };
      const why = reason === undefined ? {} : { reason };
      const taken = receipt === undefined ? {} : { receipt };
      return { key, position, document, attempts, ...waiting, ...why, ...taken, ...parked };
    },
    toRow({ key, document, ...rest }) {
      const json: Json<NoticeDelivery> = document;
      const { notice, channel } = fromJson(json);
      return { _id: key, noticeId: notice.id, channel, document, ...rest };
    },
  });
}

function openPublications(database: Database): Household['publications'] {
  return openShelf(database.rows<PublicationRow>('publications'), {
    toKept({ _id: key, position, document, url, progress, dueAt }) {
      const address = url === undefined ? {} : { url };
      const due = dueAt === undefined ? {} : { dueAt };
      return { key, position, document, ...address, progress, ...due };
    },
    toRow({ key, progress, ...rest }) {
      const json: Json<PublicationProgress> = progress;
      return { _id: key, progress, state: fromJson(json).kind, ...rest };
    },
  });
}

function openWatches(database: Database): Household['watches'] {
  return openShelf(database.rows<VersionedRow<Watch>>('watches'), {
    toKept: versionOf,
    toRow({ key, document, ...rest }) {
      const json: Json<Watch> = document;
      return { _id: key, document, ...rest, ...timesOf(fromJson(json)) };
    },
  });
}

function openPolicies(database: Database): Household['policies'] {
  return openShelf(database.rows<VersionedRow<unknown>>('tracked_policies'), {
    toKept: versionOf,
    toRow: ({ key, ...rest }) => ({ _id: key, ...rest }),
  });
}

function versionOf({ _id: key, position, version, document }: VersionedRow<unknown>): KeptVersion {
  return { key, position, version, document };
}

function openCorrections(database: Database): Household['corrections'] {
  return openShelf(database.rows<CorrectionRow>('corrections'), {
    toKept: ({ _id: key, position, document }) => ({ key, position, document }),
    toRow({ key, position, document }) {
      const json: Json<Correction> = document;
      return { _id: key, position, itemId: fromJson(json).itemId, document };
    },
  });
}

function openSmallDocuments(database: Database): Household['smallDocuments'] {
  return openShelf(database.rows<SmallDocumentRow>('small_documents'), {
    // who runs where is no part of what the office keeps
    matching: { kind: { $ne: 'lease' } },
    toKept({ _id: key, kind, version, owner, expiresAt, document }) {
      const whose = owner === null ? {} : { owner };
      const expiry = expiresAt === undefined ? {} : { expiresAt };
      return { key, kind, version, ...whose, ...expiry, document };
    },
    toRow: ({ key, kind, owner = null, ...rest }) => ({
      _id: key,
      kind,
      id: key.slice(kind.length + 1),
      owner,
      ...rest,
      carried: [],
    }),
  });
}

function openOfficeEvents(database: Database): Household['officeEvents'] {
  return openShelf(database.rows<EventRow>('office_events'), {
    toKept: ({ _id: key, event: document, ...place }) => ({ key, document, ...place }),
    toRow: ({ key, document: event, ...place }) => ({ _id: key, event, ...place }),
  });
}
