import type { Migration } from './migration.ts';

/**
 * Tables laid out anew. Ids are hashes: an index by them scatters what came in one minute over all its pages, each of
 * which is then written whole. Positions keep it together.
 */
export const relocations: readonly Migration[] = [
  {
    number: 16,
    name: 'events by the position of their case',
    // an event whose case is gone is evidence: it keeps a place below all cases.
    sql: `
      CREATE TABLE events_by_position (
        position INTEGER PRIMARY KEY,
        case_position INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        event TEXT NOT NULL,
        is_passed_on INTEGER NOT NULL DEFAULT 0,
        hash TEXT NOT NULL DEFAULT '',
        UNIQUE (case_position, sequence)
      ) STRICT;
      INSERT INTO events_by_position
        SELECT event.position, coalesce(cases.position, -event.position), sequence, event, is_passed_on, hash
        FROM case_events AS event LEFT JOIN cases ON cases.id = case_id ORDER BY event.position;
      DROP TABLE case_events;
      ALTER TABLE events_by_position RENAME TO case_events;
      CREATE INDEX case_outbox ON case_events (position) WHERE is_passed_on = 0;`,
  },
  {
    number: 17,
    name: 'evidence by the position of its bytes',
    // a record whose bytes are lost has no blob.
    sql: `
      CREATE TABLE blobs_by_position (
        position INTEGER PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        compressed BLOB NOT NULL
      ) STRICT;
      INSERT INTO blobs_by_position (hash, size, compressed)
        SELECT hash, size, compressed FROM blobs ORDER BY rowid;
      DROP TABLE blobs;
      ALTER TABLE blobs_by_position RENAME TO blobs;
      CREATE TABLE evidence_by_blob (
        position INTEGER PRIMARY KEY,
        blob INTEGER REFERENCES blobs (position) ON DELETE SET NULL,
        hash TEXT NOT NULL,
        url TEXT NOT NULL,
        fetched_at INTEGER NOT NULL,
        document TEXT NOT NULL,
        UNIQUE (blob, fetched_at, url)
      ) STRICT;
      INSERT INTO evidence_by_blob
        SELECT evidence.position, blobs.position, evidence.hash, url, fetched_at, document
        FROM evidence LEFT JOIN blobs ON blobs.hash = evidence.hash ORDER BY evidence.position;
      DROP TABLE evidence;
      ALTER TABLE evidence_by_blob RENAME TO evidence;
      CREATE INDEX evidence_by_fetched_at ON evidence (fetched_at);
      CREATE INDEX evidence_by_url ON evidence (url, fetched_at);
      CREATE UNIQUE INDEX evidence_without_bytes ON evidence (hash, fetched_at, url)
        WHERE blob IS NULL;
      DROP INDEX items_by_fetched_at;
      DROP INDEX items_by_evidence;
      CREATE INDEX items_by_fetched_at ON items (fetched_at, evidence);`,
  },
];
