import type { Migration } from './migration.ts';
import { relocations } from './relocations.ts';

/** The schema, step by step. */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'log',
    sql: `
      CREATE TABLE log_records (
        position INTEGER PRIMARY KEY,
        topic TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        appended_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX log_records_by_topic ON log_records (topic, position);
      CREATE TABLE log_groups (
        topic TEXT NOT NULL,
        name TEXT NOT NULL,
        committed INTEGER NOT NULL,
        PRIMARY KEY (topic, name)
      ) STRICT, WITHOUT ROWID;`,
  },
  {
    number: 2,
    name: 'documents',
    sql: `
      CREATE TABLE items (id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
      CREATE TABLE page_visits (id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
      CREATE TABLE source_states (id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
      CREATE TABLE stories (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        last_seen_at INTEGER NOT NULL AS (document ->> '$.lastSeenAt') VIRTUAL
      ) STRICT;
      CREATE INDEX stories_by_last_seen_at ON stories (last_seen_at);
      CREATE TABLE blobs (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, compressed BLOB NOT NULL) STRICT;
      CREATE TABLE sent_notices (id TEXT PRIMARY KEY, sent_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
  },
  {
    number: 3,
    name: 'cases',
    sql: `
      CREATE TABLE cases (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        version INTEGER NOT NULL,
        is_live INTEGER NOT NULL,
        next_fire_at INTEGER,
        document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX live_cases ON cases (position) WHERE is_live = 1;
      CREATE INDEX cases_by_next_fire_at ON cases (next_fire_at, position) WHERE next_fire_at IS NOT NULL;
      CREATE TABLE case_stories (
        story_id TEXT NOT NULL,
        case_id TEXT NOT NULL REFERENCES cases (id),
        PRIMARY KEY (story_id, case_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX case_stories_by_case ON case_stories (case_id);
      CREATE TABLE case_events (
        position INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        sequence INTEGER NOT NULL,
        event TEXT NOT NULL,
        is_passed_on INTEGER NOT NULL DEFAULT 0,
        UNIQUE (case_id, sequence)
      ) STRICT;
      CREATE INDEX case_outbox ON case_events (position) WHERE is_passed_on = 0;
      CREATE TABLE case_numbers (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;`,
  },
  {
    number: 4,
    name: 'notice deliveries',
    // A delivery waits while next_attempt_at is set, and ends with a receipt or as parked.
    sql: `
      CREATE TABLE notice_deliveries (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        notice_id TEXT NOT NULL,
        channel TEXT NOT NULL,
        document TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        next_attempt_at INTEGER,
        reason TEXT,
        receipt TEXT,
        parked_at INTEGER
      ) STRICT;
      CREATE INDEX due_notice_deliveries ON notice_deliveries (channel, next_attempt_at, position)
        WHERE next_attempt_at IS NOT NULL;
      CREATE INDEX parked_notice_deliveries ON notice_deliveries (position) WHERE parked_at IS NOT NULL;
      CREATE INDEX notice_deliveries_by_notice ON notice_deliveries (notice_id, position);`,
  },
  {
    number: 5,
    name: 'audit chains',
    // an empty hash or head says: stored before there were chains, to be chained with the next checkpoint
    sql: `
      ALTER TABLE case_events ADD COLUMN hash TEXT NOT NULL DEFAULT '';
      CREATE TABLE case_chains (
        case_id TEXT PRIMARY KEY REFERENCES cases (id),
        events INTEGER NOT NULL,
        head TEXT NOT NULL,
        signed INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX unsigned_chains ON case_chains (case_id) WHERE signed < events OR head = '';
      INSERT INTO case_chains (case_id, events, head) SELECT id, 0, '' FROM cases;
      CREATE TABLE checkpoint_mark (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        sequence INTEGER NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;`,
  },
  {
    number: 6,
    name: 'owed pages',
    sql: `
      CREATE TABLE owed_pages (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        source_id TEXT NOT NULL AS (document ->> '$.sourceId') VIRTUAL,
        first_failed_at INTEGER NOT NULL AS (document ->> '$.firstFailedAt') VIRTUAL
      ) STRICT;
      CREATE INDEX owed_pages_by_source ON owed_pages (source_id, first_failed_at);`,
  },
  {
    number: 7,
    name: 'evidence',
    sql: `
      CREATE TABLE evidence (
        position INTEGER PRIMARY KEY,
        hash TEXT NOT NULL,
        url TEXT NOT NULL,
        fetched_at INTEGER NOT NULL,
        document TEXT NOT NULL,
        UNIQUE (hash, fetched_at, url)
      ) STRICT;
      CREATE INDEX evidence_by_fetched_at ON evidence (fetched_at);
      ALTER TABLE items ADD COLUMN fetched_at INTEGER AS (document ->> '$.item.fetchedAt') VIRTUAL;
      ALTER TABLE items ADD COLUMN evidence TEXT AS (document ->> '$.item.evidence') VIRTUAL;
      CREATE INDEX items_by_fetched_at ON items (fetched_at);
      CREATE INDEX items_by_evidence ON items (evidence);`,
  },
  {
    number: 8,
    name: 'publications',
    sql: `
      CREATE TABLE publications (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        document TEXT NOT NULL,
        url TEXT,
        progress TEXT NOT NULL,
        state TEXT NOT NULL AS (progress ->> '$.kind') VIRTUAL,
        due_at INTEGER
      ) STRICT;
      CREATE INDEX due_publications ON publications (state, due_at, position);`,
  },
  {
    number: 9,
    name: 'evidence by address',
    sql: 'CREATE INDEX evidence_by_url ON evidence (url, fetched_at);',
  },
  {
    number: 10,
    name: 'story items',
    // an item that is purged takes its link along
    sql: `
      CREATE TABLE story_items (
        position INTEGER PRIMARY KEY,
        item_id TEXT NOT NULL UNIQUE,
        story_id TEXT NOT NULL
      ) STRICT;
      CREATE INDEX story_items_by_story ON story_items (story_id, position);
      INSERT OR IGNORE INTO story_items (item_id, story_id)
        SELECT appearance.value ->> '$.itemId', stories.id
        FROM stories, json_each(stories.document, '$.appearances') AS appearance;
      CREATE TRIGGER unlink_purged_item AFTER DELETE ON items BEGIN
        DELETE FROM story_items WHERE item_id = OLD.id;
      END;`,
  },
  {
    number: 11,
    name: 'corrections',
    sql: `
      CREATE TABLE corrections (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        item_id TEXT NOT NULL,
        document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX corrections_of_item ON corrections (item_id, position);`,
  },
  {
    number: 12,
    name: 'watches and policies',
    sql: `
      CREATE TABLE watches (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        version INTEGER NOT NULL,
        document TEXT NOT NULL,
        from_at INTEGER NOT NULL AS (document ->> '$.from') VIRTUAL,
        until_at INTEGER NOT NULL AS (document ->> '$.until') VIRTUAL,
        closed_at INTEGER AS (document ->> '$.closed.at') VIRTUAL
      ) STRICT;
      CREATE INDEX watches_by_end ON watches (until_at) WHERE closed_at IS NULL;
      CREATE TABLE tracked_policies (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        version INTEGER NOT NULL,
        document TEXT NOT NULL
      ) STRICT;`,
  },
  {
    number: 13,
    name: 'small documents',
    sql: `
      CREATE TABLE small_documents (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        owner TEXT,
        expires_at INTEGER,
        document TEXT NOT NULL,
        UNIQUE (kind, id)
      ) STRICT;
      CREATE INDEX small_documents_of_owner ON small_documents (kind, owner, id)
        WHERE owner IS NOT NULL;
      CREATE INDEX small_documents_by_expiry ON small_documents (kind, expires_at)
        WHERE expires_at IS NOT NULL;
      CREATE TABLE office_events (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        event TEXT NOT NULL
      ) STRICT;`,
  },
  {
    number: 14,
    name: 'chains in their cases',
    // the head of a chain changes with its case: one row written instead of two far apart
    sql: `
      ALTER TABLE cases ADD COLUMN chained INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE cases ADD COLUMN head TEXT NOT NULL DEFAULT '';
      ALTER TABLE cases ADD COLUMN signed INTEGER NOT NULL DEFAULT 0;
      UPDATE cases SET chained = chain.events, head = chain.head, signed = chain.signed
        FROM case_chains AS chain WHERE chain.case_id = cases.id;
      DROP TABLE case_chains;
      CREATE INDEX unsigned_cases ON cases (position) WHERE signed < chained OR head = '';`,
  },
  {
    number: 15,
    name: 'office chain',
    // an event without a place on the chain gets one with the next checkpoint
    sql: `
      ALTER TABLE office_events ADD COLUMN sequence INTEGER;
      ALTER TABLE office_events ADD COLUMN hash TEXT NOT NULL DEFAULT '';
      ALTER TABLE office_events ADD COLUMN is_signed INTEGER NOT NULL DEFAULT 0;
      CREATE UNIQUE INDEX office_chain ON office_events (sequence) WHERE sequence IS NOT NULL;`,
  },
  ...relocations,
];
