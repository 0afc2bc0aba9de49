import type { Sm3 } from '../../domain/audit/chain.ts';
import type { Correction } from '../../domain/correction.ts';
import { fromJson, type Json } from '../../domain/json-text.ts';
import type { NoticeDelivery } from '../../ports/notice-store.ts';
import type {
  Household,
  KeptBlob,
  KeptCase,
  KeptDocument,
  KeptVersion,
  Shelf,
} from '../../ports/household.ts';
import { openCaseSeal } from './case-chain.ts';
import type { Database } from './database.ts';
import { freePosition, openShelf } from './shelf.ts';

/** Everything in this file, after cases from before there were audit chains have got theirs. */
export async function openHousehold(database: Database, sm3: Sm3): Promise<Household> {
  await sealAll(database, sm3);
  return {
    blobs: openBlobs(database),
    evidence: openShelf(database, {
      table: 'evidence',
      key: "hash || ' ' || fetched_at || ' ' || url",
      members: { position: 'position', document: 'document' },
      order: { columns: 'fetched_at, url, hash', of: (key) => Object.values(fetchOf(key)) },
      columns({ key, position, document }) {
        const fetched = fetchOf(key);
        return { position, blob: fetched.hash, ...fetched, document };
      },
      values: { blob: '(SELECT position FROM blobs WHERE hash = ?)' },
    }),
    items: openDocuments(database, 'items'),
    stories: openDocuments(database, 'stories'),
    storyItems: openShelf(database, {
      table: 'story_items',
      key: 'item_id',
      members: { position: 'position', storyId: 'story_id' },
      columns: ({ key, position, storyId }) => ({ position, item_id: key, story_id: storyId }),
    }),
    pageVisits: openDocuments(database, 'page_visits'),
    sourceStates: openDocuments(database, 'source_states'),
    owedPages: openDocuments(database, 'owed_pages'),
    cases: openCases(database),
    caseNumbers: openShelf(database, {
      table: 'case_numbers',
      key: 'CAST(year AS TEXT)',
      members: { last: 'last' },
      columns: ({ key, last }) => ({ year: Number(key), last }),
    }),
    checkpoint: openShelf(database, {
      table: 'checkpoint_mark',
      key: "'newest'",
      members: { sequence: 'sequence', hash: 'hash' },
      columns: ({ sequence, hash }) => ({ id: 1, sequence, hash }),
    }),
    sentNotices: openShelf(database, {
      table: 'sent_notices',
      key: 'id',
      members: { at: 'sent_at' },
      columns: ({ key, at }) => ({ id: key, sent_at: at }),
    }),
    noticeDeliveries: openDeliveries(database),
    publications: openPublications(database),
    watches: openVersions(database, 'watches'),
    policies: openVersions(database, 'tracked_policies'),
    corrections: openShelf(database, {
      table: 'corrections',
      key: 'id',
      members: { position: 'position', document: 'document' },
      columns({ key, position, document }) {
        const json: Json<Correction> = document;
        return { position, id: key, item_id: fromJson(json).itemId, document };
      },
    }),
    smallDocuments: openSmallDocuments(database),
    officeEvents: openShelf(database, {
      table: 'office_events',
      key: 'id',
      members: {
        position: 'position',
        document: 'event',
        sequence: 'sequence',
        hash: "nullif(hash, '')",
        isSigned: "json(iif(is_signed = 1, 'true', 'null'))",
      },
      columns: ({ key, position, document, sequence = null, hash = '', isSigned }) => ({
        position,
        id: key,
        event: document,
        sequence,
        hash,
        is_signed: isSigned ? 1 : 0,
      }),
    }),
  };
}

async function sealAll(database: Database, sm3: Sm3): Promise<void> {
  const seal = openCaseSeal(database, sm3);
  const unchained = database.prepare<{ id: string }>("SELECT id FROM cases WHERE head = ''");
  await database.write(() => {
    for (const { id } of unchained.all()) seal(id);
  });
}

function openDocuments(database: Database, table: string): Shelf<KeptDocument> {
  return openShelf(database, {
    table,
    key: 'id',
    members: { document: 'document' },
    columns: ({ key, document }) => ({ id: key, document }),
  });
}

function openVersions(database: Database, table: string): Shelf<KeptVersion> {
  return openShelf(database, {
    table,
    key: 'id',
    members: { position: 'position', version: 'version', document: 'document' },
    columns: ({ key, position, version, document }) => ({ position, id: key, version, document }),
  });
}

/** The hash, time and address in the key of a record of evidence. */
function fetchOf(key: string): { fetched_at: number; url: string; hash: string } {
  const [hash = '', fetchedAt = '', ...url] = key.split(' ');
  return { fetched_at: Number(fetchedAt), url: url.join(' '), hash };
}

/** Apart from the others because JSON holds no bytes. */
function openBlobs(database: Database): Shelf<KeptBlob> {
  const read = database.prepare<KeptBlob>(
    'SELECT hash AS key, size, compressed AS packed FROM blobs WHERE hash > ? ORDER BY hash LIMIT ?',
  );
  const insert = database.prepare(
    'INSERT INTO blobs (hash, size, compressed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const counted = database.prepare<{ count: number }>('SELECT count(*) AS count FROM blobs');
  return {
    after: async (key, limit) => read.all(key, limit),
    put: (things) =>
      database.write(() => {
        for (const { key, size, packed } of things) insert.run(key, size, packed);
      }),
    count: async () => counted.get()?.count ?? 0,
  };
}

function openCases(database: Database): Shelf<KeptCase> {
  const linkStories = database.prepare(
    `INSERT INTO case_stories (case_id, story_id)
     SELECT linked.id, story.value FROM (SELECT ? AS id, ? AS document) AS linked,
       json_each(linked.document, '$.storyIds') AS story WHERE true ON CONFLICT DO NOTHING`,
  );
  const addEvent = database.prepare(
    `INSERT INTO case_events (position, case_position, sequence, event, hash, is_passed_on)
     VALUES (${freePosition('case_events')}, (SELECT position FROM cases WHERE id = ?), ?, ?, ?, ?)`,
  );
  const event = `json_object('sequence', sequence, 'event', event, 'hash', hash,
    'position', position, 'isPassedOn', ${asBoolean('is_passed_on')})`;
  const shelf = {
    table: 'cases',
    key: 'id',
    members: {
      position: 'position',
      version: 'version',
      isLive: asBoolean('is_live'),
      nextFireAt: 'next_fire_at',
      document: 'document',
      head: 'head',
      signed: 'signed',
      events: `(SELECT json_group_array(json(one)) FROM (SELECT ${event} AS one FROM case_events
        WHERE case_position = cases.position ORDER BY sequence))`,
    },
    columns: ({ key, position, version, isLive, nextFireAt, ...kept }: KeptCase) => ({
      position,
      id: key,
      version,
      is_live: isLive ? 1 : 0,
      next_fire_at: nextFireAt ?? null,
      document: kept.document,
      chained: kept.events.length,
      head: kept.head,
      signed: kept.signed,
    }),
  };
  return openShelf(database, shelf, ({ key, document, events }) => {
    linkStories.run(key, document);
    for (const { position, sequence, event: text, hash, isPassedOn } of events)
      addEvent.run(position, key, sequence, text, hash, isPassedOn ? 1 : 0);
  });
}

function openDeliveries(database: Database): Household['noticeDeliveries'] {
  return openShelf(database, {
    table: 'notice_deliveries',
    key: 'id',
    members: {
      position: 'position',
      document: 'document',
      attempts: 'attempts',
      nextAttemptAt: 'next_attempt_at',
      reason: 'reason',
      receipt: 'receipt',
      parkedAt: 'parked_at',
    },
    columns({ key, position, document, attempts, ...kept }) {
      const json: Json<NoticeDelivery> = document;
      const { notice, channel } = fromJson(json);
      return {
        position,
        id: key,
        notice_id: notice.id,
        channel,
        document,
        attempts,
        next_attempt_at: kept.nextAttemptAt ?? null,
        reason: kept.reason ?? null,
        receipt: kept.receipt ?? null,
        parked_at: kept.parkedAt ?? null,
      };
    },
  });
}

function openPublications(database: Database): Household['publications'] {
  return openShelf(database, {
    table: 'publications',
    key: 'id',
    members: {
      position: 'position',
      document: 'document',
      url: 'url',
      progress: 'progress',
      dueAt: 'due_at',
    },
    columns: ({ key, position, document, url = null, progress, dueAt = null }) => ({
      position,
      id: key,
      document,
      url,
      progress,
      due_at: dueAt,
    }),
  });
}

function openSmallDocuments(database: Database): Household['smallDocuments'] {
  return openShelf(database, {
    table: 'small_documents',
    // who runs where is no part of what the office keeps
    where: "kind <> 'lease'",
    key: "kind || '/' || id",
    members: {
      kind: 'kind',
      version: 'version',
      owner: 'owner',
      expiresAt: 'expires_at',
      document: 'document',
    },
    columns: ({ key, kind, version, owner = null, expiresAt = null, document }) => ({
      kind,
      id: key.slice(kind.length + 1),
      version,
      owner,
      expires_at: expiresAt,
      document,
    }),
  });
}

function asBoolean(column: string): string {
  return `json(iif(${column} = 1, 'true', 'false'))`;
}
