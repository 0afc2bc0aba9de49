import type { Source } from '../../domain/source.ts';
import { withLook } from '../../domain/source-days.ts';
import { itemsTopic } from '../../domain/topics.ts';
import type { Item } from '../../domain/item.ts';
import type { BlobStore } from '../../ports/blobs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { Log } from '../../ports/log.ts';
import type { PageStore, PageVisit } from '../../ports/page-store.ts';
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
  const { hash, pseudonym } = deps;
  const found = new Map<string, { item: Item; evidence: string }>();
  for (const { url, article, row } of delivered) {
    const evidence = JSON.stringify(row);
    const kept = { fetchedAt, evidence: hash(evidence), hash, pseudonym };
    const item = toItem({ source, article, url, ...kept });
    found.set(item.id, { item, evidence });
  }
  const known = await knownOf(deps, [...found.keys()]);
  const fresh = [...found.values()].filter(({ item }) => !known.has(item.id));
  // side by side: they share their commits
  await Promise.all(fresh.map((one) => keepRow(deps, one)));
  if (fresh.length > 0)
    await deps.log.append(
      fresh.map(({ item }) => ({ topic: itemsTopic, key: item.id, value: item })),
    );
  await Promise.all(fresh.map(({ item }) => deps.pages.putVisit(receiptOf(item))));
  await noteDelivery(deps, source, fresh.length);
  return { taken: fresh.length, repeated: delivered.length - fresh.length };
}

/** Those that are stored, and those that still wait in the log. */
async function knownOf({ items, pages }: TakeDeps, ids: readonly string[]) {
  const known = new Set(await items.known(ids));
  for (const id of ids) if (await pages.getVisit(receiptUrl(id))) known.add(id);
  return known;
}

function keepRow({ blobs }: TakeDeps, { item, evidence }: { item: Item; evidence: string }) {
  const { sourceId, url, fetchedAt } = item;
  const headers = { 'content-type': 'application/json' };
  const fetched = { sourceId, url, finalUrl: url, status: 200, headers, fetchedAt };
  return blobs.keep(new TextEncoder().encode(evidence), fetched);
}

/** Under an address of its own: a page that is delivered may be crawled as well. */
function receiptOf({ id, sourceId, evidence, fetchedAt }: Item): PageVisit {
  const visit = { sourceId, bodyHash: evidence, status: 200, visitedAt: fetchedAt };
  return { url: receiptUrl(id), ...visit };
}

function receiptUrl(itemId: string): string {
  return `delivered:${itemId}`;
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
