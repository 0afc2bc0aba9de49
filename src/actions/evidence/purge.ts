import type { Actor, Role } from '../../domain/actor.ts';
import { auditTopic, itemsTopic, storiesTopic, taggedItemsTopic } from '../../domain/topics.ts';
import type { BlobStore, PurgedEvidence } from '../../ports/blobs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { Log } from '../../ports/log.ts';
import type { Logger } from '../../ports/logger.ts';

export interface PurgeDeps {
  items: Pick<ItemStore, 'purgeUnlinked'>;
  blobs: Pick<BlobStore, 'purge'>;
  log: Log;
  clock: Clock;
  logger: Logger;
}

export type Purged =
  | ({ kind: 'purged'; items: number } & PurgedEvidence)
  | { kind: 'not-permitted'; roles: readonly Role[] };

const purgers: readonly Role[] = ['system', 'system-admin'];
/** Bounds how long one step keeps the store to itself. */
const batchSize = 500;
/** They carry copies of items, which would outlive the items otherwise; what a case holds has its own copy. */
const topicsOfItems = [itemsTopic, taggedItemsTopic, storiesTopic];

/**
 * Removes the items and the evidence that are older than `keepMs` and that no case points to, and the copies of items
 * that old in the topics of the flow; what a case holds stays for as long as the case. One audit line says what went. May be stopped between any two steps and run again.
 */
export async function purgeEvidence(
  { items, blobs, log, clock, logger }: PurgeDeps,
  actor: Actor,
  { keepMs }: { keepMs: number },
): Promise<Purged> {
  if (!actor.roles.some((role) => purgers.includes(role)))
    return { kind: 'not-permitted', roles: purgers };
  const at = clock.now();
  const before = at - keepMs;
  const sum = { items: 0, records: 0, blobs: 0, bytes: 0 };
  // items first: they keep their evidence
  for (let removed = batchSize; removed === batchSize;) {
    removed = await items.purgeUnlinked(before, batchSize);
    sum.items += removed;
  }
  for (let removed = batchSize; removed === batchSize;) {
    const purged = await blobs.purge(before, batchSize);
    sum.records += purged.records;
    sum.blobs += purged.blobs;
    sum.bytes += purged.bytes;
    removed = purged.records;
  }
  for (const topic of topicsOfItems) {
    for (let removed = batchSize; removed === batchSize;) {
      removed = await log.trim(topic, before, batchSize);
    }
  }
  const by = { id: actor.id, name: actor.name };
  const value = { kind: 'evidence-purged', at, by, before, ...sum };
  await log.append([{ topic: auditTopic, key: 'evidence', value }]);
  logger.info('evidence purged', { by: actor.id, before, ...sum });
  return { kind: 'purged', ...sum };
}
