import type { Delivery } from '../../domain/delivery.ts';
import type { Source } from '../../domain/source.ts';
import { fromIso } from '../../domain/time.ts';
import { present } from '../../sources/shared/present.ts';
import { takeItems, type Delivered, type TakeDeps, type Taken } from './take-items.ts';

export type Received = ({ kind: 'received' } & Taken) | { kind: 'not-permitted' };

/**
 * Takes what the holder of a source's token delivers (`Authorization: Bearer …`). Only enabled sources of kind
 * `inbound` have a token; it is compared by its hash, so that time tells nothing about it.
 */
export async function receiveItems(
  deps: TakeDeps & { sources: readonly Source[] },
  token: string | undefined,
  { items }: Delivery,
): Promise<Received> {
  const source = senderOf(deps, token);
  if (!source) return { kind: 'not-permitted' };
  return { kind: 'received', ...(await takeItems(deps, source, items.map(toDelivered))) };
}

/** The enabled source whose token this is. */
export function senderOf(
  { sources, hash }: { sources: readonly Source[]; hash: TakeDeps['hash'] },
  token: string | undefined,
): Source | undefined {
  if (token === undefined || token === '') return undefined;
  const tokenSha256 = hash(token);
  return sources.find(
    (source) => source.kind === 'inbound' && source.enabled && source.tokenSha256 === tokenSha256,
  );
}

function toDelivered(row: Delivery['items'][number]): Delivered {
  const { url, title, text, author, origin } = row;
  const publishedAt = row.publishedAt === undefined ? undefined : fromIso(row.publishedAt);
  const publishedPrecision = publishedAt === undefined ? undefined : ('minute' as const);
  const stated = present({ author, origin, publishedAt, publishedPrecision });
  return { url, article: { title, text, ...stated }, row };
}
