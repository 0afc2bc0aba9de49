import type { BlobStore, EvidenceRecord } from '../../ports/blobs.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import { readVisiblePage } from '../../sources/shared/visible-page.ts';

/** The evidence of an item: its bytes, and what a reader would see of them. */
export interface Snapshot {
  hash: string;
  bytes: Uint8Array;
  title: string;
  text: string;
  records: EvidenceRecord[];
}

const longestText = 200_000;

/** `undefined` where there is no such item, or its bytes are gone; throws `storage-failed` where they are damaged. */
export async function readSnapshot(
  { items, blobs }: { items: Pick<ItemStore, 'get'>; blobs: BlobStore },
  itemId: string,
): Promise<Snapshot | undefined> {
  const tagged = await items.get(itemId);
  if (!tagged) return undefined;
  const { evidence: hash, url } = tagged.item;
  const bytes = await blobs.get(hash);
  if (!bytes) return undefined;
  const records = await blobs.records(hash);
  const type = records[0]?.headers['content-type'];
  const source = decodeBody(bytes, type).text;
  const isPage = !/json|text\/plain|csv/i.test(type ?? '');
  const { title, text } = isPage ? readVisiblePage(source, url) : { title: '', text: source };
  return { hash, bytes, title, text: text.slice(0, longestText), records };
}
