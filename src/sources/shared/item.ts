import type { Item } from '../../domain/item.ts';
import type { Source } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import type { Article } from './article.ts';
import { canonicalUrl } from './canonical-url.ts';
import { present } from './present.ts';
import { bare } from './title.ts';

interface FoundArticle {
  source: Source;
  article: Article;
  url: string;
  fetchedAt: Instant;
  /** SHA-256 of the raw bytes in the evidence store. */
  evidence: string;
  /** SHA-256 in hex. */
  hash: (text: string) => string;
  pseudonym: (name: string) => string;
}

/** The item of an article as it was found; the same text at the same address is the same item. */
export function toItem(found: FoundArticle): Item {
  const { source, article, fetchedAt, evidence, hash, pseudonym } = found;
  const url = canonicalUrl(found.url) ?? found.url;
  const contentHash = hash(bare(`${article.title}\n${article.text}`));
  const id = hash(`${url}\n${contentHash}`);
  return {
    id,
    traceId: id,
    sourceId: source.id,
    sourceName: source.name,
    tier: source.tier,
    url,
    title: article.title,
    text: article.text,
    ...present({
      origin: article.origin,
      author: article.author === undefined ? undefined : pseudonym(article.author),
      publishedAt: article.publishedAt,
      publishedPrecision: article.publishedPrecision,
      index: article.index,
      board: article.board,
    }),
    fetchedAt,
    sourceRegion: source.region,
    evidence,
    contentHash,
  };
}
