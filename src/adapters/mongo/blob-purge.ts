import { pageShownAt } from '../../domain/screenshot.ts';
import type { Instant } from '../../domain/time.ts';
import type { PurgedEvidence } from '../../ports/blobs.ts';
import type { BlobBytes, BlobRow } from './blob-bytes.ts';
import type { EvidenceRow } from './evidence-row.ts';
import type { CaseRow } from './case-row.ts';
import type { Database } from './database.ts';
import { fetchedBetween } from './fetched-between.ts';
import type { ItemRow } from './item-row.ts';

// Whoever doomed bytes this long ago was stopped before it removed them.
const staleUs = 3_600 * 1_000_000;
const pageSize = 500;

/**
 * Removes old records that no item or case points to, and the bytes with the last of them. Bytes are doomed first and
 * removed only while they still are, so that a fetch of the same bytes in the same moment keeps them.
 */
export function openBlobPurge(
  database: Database,
  bytesByHash: BlobBytes,
): (fetchedBefore: Instant, limit: number) => Promise<PurgedEvidence> {
  const blobs = database.rows<BlobRow>('blobs');
  const evidence = database.rows<EvidenceRow>('evidence');
  const items = database.rows<ItemRow>('items');
  const cases = database.rows<CaseRow>('cases');

  async function frozenOf(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    const inUse = { evidence: { $in: [...hashes] } };
    const ofItems = await items.many(inUse, { only: ['evidence'] });
    const ofCases = await cases.many(inUse, { only: ['evidence'] });
    return new Set([
      ...ofItems.map((item) => item.evidence),
      ...ofCases.flatMap((one) => one.evidence),
    ]);
  }

  /** Those of the hashes that have a record; a screenshot stays for as long as its page. */
  async function recordedOf(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    if (hashes.length === 0) return new Set();
    const recorded = await evidence.many({ hash: { $in: [...hashes] } }, { only: ['hash'] });
    return new Set(recorded.map(({ hash }) => hash));
  }

  async function recordsToPurge(fetchedBefore: Instant, limit: number): Promise<EvidenceRow[]> {
    const found: EvidenceRow[] = [];
    for (let last: EvidenceRow | undefined; found.length < limit;) {
      const page = await evidence.many(fetchedBetween(last, fetchedBefore), {
        only: ['hash', 'url', 'fetchedAt'],
        sort: { fetchedAt: 1, _id: 1 },
        limit: pageSize,
      });
      last = page.at(-1);
      if (last === undefined) break;
      const frozen = await frozenOf(page.map(({ hash }) => hash));
      const shown = await recordedOf(page.flatMap(({ url }) => pageShownAt(url) ?? []));
      const isKept = ({ hash, url }: EvidenceRow) =>
        frozen.has(hash) || shown.has(pageShownAt(url) ?? '');
      found.push(...page.filter((row) => !isKept(row)));
    }
    return found.slice(0, limit);
  }

  /** The sizes of what was removed. */
  async function removeBytes(hashes: readonly string[], doomedAt: number): Promise<number[]> {
    const sizes: number[] = [];
    for (const hash of hashes) {
      const isRecorded = (await evidence.one({ hash }, { only: ['_id'] })) !== undefined;
      if (isRecorded) await blobs.change({ _id: hash, doomedAt }, { $unset: { doomedAt: '' } });
      else sizes.push(...[await bytesByHash.removeDoomed(hash, doomedAt)].filter(isKnown));
    }
    return sizes;
  }

  async function finishStale(): Promise<void> {
    const isStale = { doomedAt: { $gt: 0, $lt: database.nextPosition() - staleUs } };
    const stale = await blobs.many(isStale, { only: ['doomedAt'], limit: pageSize });
    for (const { _id, doomedAt } of stale)
      if (doomedAt !== undefined) await removeBytes([_id], doomedAt);
  }

  return async (fetchedBefore, limit) => {
    await finishStale();
    const records = await recordsToPurge(fetchedBefore, limit);
    const hashes = [...new Set(records.map(({ hash }) => hash))];
    const doomedAt = database.nextPosition();
    await blobs.changeEach(
      hashes.map((hash) => ({ filter: { _id: hash }, update: { $set: { doomedAt } } })),
    );
    await evidence.remove({ _id: { $in: records.map(({ _id }) => _id) } });
    const sizes = await removeBytes(hashes, doomedAt);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    return { records: records.length, blobs: sizes.length, bytes };
  };
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}
