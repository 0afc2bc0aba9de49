import type { BoardMessage } from '../../domain/item.ts';
import type { ArticleSelectors } from '../../domain/source.ts';
import { shanghaiParts } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import type { CheerioAPI } from 'cheerio';
import { authorOf } from './author.ts';
import { blocksOf, weightOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { boardMessage, boardSubject } from './board.ts';
import { bodyBlocks } from './body.ts';
import { indexFields } from './index-fields.ts';
import { labelledFields } from './labelled-fields.ts';
import { parsePage, rootOf, select, textOf } from './markup.ts';
import { originOf } from './origin.ts';
import { pageTime } from './page-time.ts';
import { publicationTime } from './publication-time.ts';
import type { PublicationTime } from './publication-time.ts';
import { structuredOf } from './structured.ts';
import { isThread, threadBlocks } from './thread.ts';
import { writtenLines } from './thread-lines.ts';
import { trimmed } from './trim.ts';
import { bare, headingAbove, titleOf } from './title.ts';

/** What a page says, free of its furniture. */
export interface Article {
  title: string;
  /** Paragraphs separated by `\n`; empty when the page holds no text. */
  text: string;
  publishedAt?: Instant;
  publishedPrecision?: 'day' | 'minute';
  /** 来源: whom the page names as the publisher that it took the text from. */
  origin?: string;
  author?: string;
  /** The index table of a government page. */
  index?: Record<string, string>;
  /** Of a message board's page: question, replies, replying unit. */
  board?: BoardMessage;
}

interface PageToRead {
  html: string;
  url: string;
  now: Instant;
  selectors?: ArticleSelectors;
}

/**
 * Reads an article, a forum thread or a message board out of any HTML. Selectors win where they find
 * something; then meta and JSON-LD, labelled fields, and the densest text. Throws only on a selector
 * that is no CSS.
 */
export function extractArticle({ html, url, now, selectors = {} }: PageToRead): Article {
  const $ = parsePage(html);
  const structured = structuredOf($);
  const everything = blocksOf(rootOf($), () => false);
  const stated = selectedText($, selectors.title) ?? titleOf($, structured);
  const isTalk = isThread(url, structured, $);
  const body = selected($, selectors.body) ?? textBlocks($, everything, { title: stated, isTalk });
  const { bodyStart, bodyEnd } = placeOfBody(everything, body);
  const isWeak = weightOf(stated) < 15 && !selectors.title;
  const title = (isWeak ? headingAbove(everything, bodyStart) : undefined) ?? stated;
  const titleAt = placeOfTitle(everything, title, bodyStart);
  const around = [
    ...everything.slice(Math.max(0, titleAt - 6), bodyStart + 3),
    ...everything.slice(bodyEnd - 2, bodyEnd + 8),
  ];
  const labelled = labelledFields(around);
  const board = selectors.body === undefined ? boardMessage(everything, now) : undefined;
  const time =
    publicationTime(selectedText($, selectors.publishedAt) ?? '', now) ??
    askedTime(board) ??
    pageTime($, structured, {
      blocks: everything,
      title: titleAt,
      bodyStart,
      bodyEnd,
      isThread: isTalk,
      url,
      now,
    });
  const origin =
    selectedText($, selectors.origin) ?? originOf($, structured, labelled.origin, around);
  const head = everything.slice(titleAt, bodyStart);
  const author =
    selectedText($, selectors.author) ?? authorOf($, structured, labelled, { head, body, isTalk });
  const index = indexFields(everything);
  // every letter of a mailbox has the mailbox's name in its title tag
  const subject = board && selectors.title === undefined ? boardSubject(everything) : undefined;
  return {
    title: subject ?? title,
    text: board ? wordsOf(board) : body.map((block) => block.text).join('\n'),
    ...(time && { publishedAt: time.at, publishedPrecision: time.precision }),
    ...(origin !== undefined && { origin }),
    ...(author !== undefined && { author }),
    ...(index && { index }),
    ...(board && { board }),
  };
}

function wordsOf({ question, replies }: BoardMessage): string {
  return [question, ...replies.map(({ text }) => text)].join('\n');
}

/** A message was public when it was asked; midnight is what boards show that know only the day. */
function askedTime(board: BoardMessage | undefined): PublicationTime | undefined {
  if (board?.askedAt === undefined) return undefined;
  const { hour, minute } = shanghaiParts(board.askedAt);
  return { at: board.askedAt, precision: hour + minute === 0 ? 'day' : 'minute' };
}

function textBlocks(
  $: CheerioAPI,
  everything: readonly Block[],
  { title, isTalk }: { title: string; isTalk: boolean },
): Block[] {
  const body = trimmed(bodyBlocks(rootOf($), everything), title);
  if (!isTalk) return body;
  const [thread, written] = [threadBlocks($), writtenLines(body)];
  return weightOfAll(thread) > weightOfAll(written) * 0.5 ? thread : written;
}

function weightOfAll(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { weight }) => sum + weight, 0);
}

function selected($: CheerioAPI, selector: string | undefined): Block[] | undefined {
  if (selector === undefined) return undefined;
  const blocks = select($, selector).flatMap((element) => blocksOf(element, () => false));
  return blocks.length > 0 ? blocks : undefined;
}

function selectedText($: CheerioAPI, selector: string | undefined): string | undefined {
  const element = selector === undefined ? undefined : select($, selector)[0];
  return (element && textOf(element)) || undefined;
}

/** Where the body begins and ends among all blocks of the page. */
function placeOfBody(everything: readonly Block[], body: readonly Block[]) {
  const indexOf = (block: Block | undefined) =>
    block === undefined
      ? -1
      : everything.findIndex(({ owner, text }) => owner === block.owner && text === block.text);
  const bodyStart = Math.max(0, indexOf(body[0]));
  return { bodyStart, bodyEnd: Math.max(bodyStart, indexOf(body.at(-1))) };
}

/** The block of the title: the last one that stands before the body, else the first; the body where there is none. */
function placeOfTitle(everything: readonly Block[], title: string, bodyStart: number): number {
  const letters = bare(title);
  const titles = everything.flatMap(({ text }, at) =>
    letters.length > 1 && text.length < title.length * 2 + 20 && bare(text).includes(letters)
      ? [at]
      : [],
  );
  return titles.filter((at) => at <= bodyStart + 1).at(-1) ?? titles[0] ?? bodyStart;
}
