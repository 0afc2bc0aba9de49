import type { Source } from '../../domain/source.ts';
import { withLook } from '../../domain/source-days.ts';
import { itemsTopic } from '../../domain/topics.ts';
import type { Item } from '../../domain/item.ts';
import type { BlobStore } from '../../ports/blobs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { Log } from '../../ports/log.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { Article } from '../../sources/shared/article.ts';
import { toItem } from '../../sources/shared/item.ts';

export interface TakeDeps {
  log: Log;
  items: ItemStore;
  blobs: BlobStore;
  pages: PageStore;
  clock: Clock;
  /** SHA-256 in hex. */
  hash: (text: string) => string;
  /** Keyed pseudonym of a person's name. */
  pseudonym: (name: string) => string;
}

/** A text that was brought to us. */
export interface Delivered {
  url: string;
  article: Article;
  /** What came, as it came: JSON, kept as evidence. */
  row: unknown;
}

export interface Taken {
  /** New items. */
  taken: number;
  /** Those that we have already: the same words at the same address. */
  repeated: number;
}

/** Appends what was delivered to `items`, with its evidence. The same delivery again changes nothing. */
export async function takeItems(
  deps: TakeDeps,
  source: Source,
  delivered: readonly Delivered[],
): Promise<Taken> {
  const fetchedAt = deps.clock.now();
  const found = new Map<string, Item>();
  for (const { url, article, row } of delivered) {
    const bytes = new TextEncoder().encode(JSON.stringify(row));
    const headers = { 'content-type': 'application/json' };
    const fetched = { sourceId: source.id, url, finalUrl: url, status: 200, headers, fetchedAt };
    const evidence = await deps.blobs.keep(bytes, fetched);
    const { hash, pseudonym } = deps;
    const item = toItem({ source, article, url, fetchedAt, evidence, hash, pseudonym });
    found.set(item.id, item);
  }
  const known = await deps.items.known([...found.keys()]);
  const fresh = [...found.values()].filter(({ id }) => !known.has(id));
  if (fresh.length > 0)
    await deps.log.append(fresh.map((item) => ({ topic: itemsTopic, key: item.id, value: item })));
  await noteDelivery(deps, source, fresh.length);
  return { taken: fresh.length, repeated: delivered.length - fresh.length };
}

/** A delivery is to this source what a look is to others; the next one is expected after `every`. */
async function noteDelivery({ pages, clock }: TakeDeps, source: Source, taken: number) {
  const now = clock.now();
  const before = await pages.getSource(source.id);
  const lastItemAt = taken > 0 ? now : before?.lastItemAt;
  await pages.putSource({
    sourceId: source.id,
    lastAttemptAt: now,
    lastSuccessAt: now,
    nextVisitAt: now + source.every,
    consecutiveFailures: 0,
    itemsFound: (before?.itemsFound ?? 0) + taken,
    ...(lastItemAt !== undefined && { lastItemAt }),
    days: withLook(before?.days ?? [], now, { unchanged: taken === 0 ? 1 : 0, items: taken }),
  });
}
