import { matchesPublication, type PublicationMatch } from '../../domain/publication-proof.ts';
import type { Instant } from '../../domain/time.ts';
import type { Fetched } from '../../ports/blobs.ts';
import type { Crawler, PageOutcome } from '../../ports/crawler.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import {
  readVisiblePage,
  type PageLink,
  type VisiblePage,
} from '../../sources/shared/visible-page.ts';

/** Looking at one publication: under which name, and until when. */
export interface Looking {
  crawler: Crawler;
  /** The publication's id; stands in the records of the fetches. */
  id: string;
  signal: AbortSignal;
}

export type FetchedPage = Extract<PageOutcome, { kind: 'page' }>;

/** What stands at an address, compared with the response. */
export type ResponseReading =
  | {
      kind: 'read';
      /** After redirects. */
      url: string;
      at: Instant;
      match: PublicationMatch;
      /** As fetched; of a split text the pages one after the other. */
      bytes: Uint8Array;
      fetched: Fetched;
    }
  | { kind: 'gone' }
  | { kind: 'unread'; reason: string };

const maxPages = 10;

/** Reads the page, and while the text breaks off, the pages that it goes on with. */
export async function readResponse(
  looking: Looking,
  address: string,
  draft: { title: string; body: string },
): Promise<ResponseReading> {
  const outcome = await fetchPage(looking, address);
  if (outcome?.kind === 'gone') return { kind: 'gone' };
  if (outcome?.kind !== 'page') return { kind: 'unread', reason: wordsOf(outcome) };
  const pages = [outcome];
  let shown = visible(outcome);
  const { title } = shown;
  const texts = [shown.text];
  for (;;) {
    const match = matchesPublication({ title, text: texts.join('\f') }, draft);
    const next = match.matches ? undefined : continuation(shown.links, pages, outcome.finalUrl);
    const page = next === undefined ? undefined : await fetchPage(looking, next);
    if (page?.kind !== 'page') return readingOf(pages, match);
    pages.push(page);
    shown = visible(page);
    texts.push(shown.text);
  }
}

/** Fetches one address through the guarded crawler; `undefined` when the signal came first. */
export async function fetchPage(
  { crawler, id, signal }: Looking,
  url: string,
): Promise<PageOutcome | undefined> {
  const request = { url, sourceId: `publication ${id}`, role: 'article' as const, page: 1 };
  const outcomes: PageOutcome[] = [];
  await crawler.crawl(
    [request],
    async (outcome) => {
      outcomes.push(outcome);
      return [];
    },
    signal,
  );
  return outcomes[0];
}

/** The page as a reader sees it. */
export function visible({ body, headers, finalUrl }: FetchedPage): VisiblePage {
  return readVisiblePage(decodeBody(body, headers['content-type']).text, finalUrl);
}

/** Why a page could not be read, for people. */
export function wordsOf(outcome: Exclude<PageOutcome, FetchedPage> | undefined): string {
  switch (outcome?.kind) {
    case undefined:
      return '核查中断';
    case 'gone':
      return `页面不存在（HTTP ${outcome.status}）`;
    case 'refused':
      return `页面拒绝访问：${outcome.reason}`;
    case 'too-large':
      return `页面超过${outcome.maxBytes}字节`;
    case 'failed':
      return `页面未能读取：${outcome.reason}`;
    case 'unchanged':
      return '页面未返回内容';
  }
}

/** The link to the page after these: 下一页, or its number. */
function continuation(
  links: readonly PageLink[],
  pages: readonly FetchedPage[],
  firstUrl: string,
): string | undefined {
  if (pages.length >= maxPages) return undefined;
  const number = String(pages.length + 1);
  const known = new Set(pages.flatMap(({ request, finalUrl }) => [request.url, finalUrl]));
  const { host } = new URL(firstUrl);
  const open = links.filter(({ url }) => new URL(url).host === host && !known.has(url));
  const named = open.find(({ text }) => /^(下一?页|余下全文|后页)[>›»]*$/.test(text));
  const numbered = open.find(({ text }) => text === number || text === `第${number}页`);
  return (named ?? numbered)?.url;
}

function readingOf(pages: readonly FetchedPage[], match: PublicationMatch): ResponseReading {
  const [first] = pages;
  const last = pages.at(-1);
  if (first === undefined || last === undefined)
    return { kind: 'unread', reason: wordsOf(undefined) };
  const { request, finalUrl, status, headers } = first;
  const { sourceId, url } = request;
  const { fetchedAt } = last;
  return {
    kind: 'read',
    url: finalUrl,
    at: fetchedAt,
    match,
    bytes: joined(pages.map(({ body }) => body)),
    fetched: { sourceId, url, finalUrl, status, headers, fetchedAt },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
