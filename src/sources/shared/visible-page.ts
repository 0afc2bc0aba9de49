import type { Element } from 'domhandler';
import { blocksOf } from './blocks.ts';
import { canonicalUrl } from './canonical-url.ts';
import { elementsBelow, isVisible, parsePage, rootOf, select, textOf } from './markup.ts';

export interface PageLink {
  url: string;
  /** What is shown, or the link's `title` where that says more. */
  text: string;
}

/** A page as a reader sees it, whatever of it is article. */
export interface VisiblePage {
  title: string;
  /** All visible text, one block a line. */
  text: string;
  links: PageLink[];
}

const longestTitle = 500;
const maxLinks = 2000;

/** Everything that the page shows, for comparing it with what it ought to show. */
export function readVisiblePage(html: string, url: string): VisiblePage {
  const $ = parsePage(html);
  const root = rootOf($);
  const tag = select($, 'title')[0];
  const base = canonicalUrl($('base[href]').attr('href') ?? '', url) ?? url;
  return {
    title: tag ? textOf(tag, longestTitle) : '',
    text: blocksOf(root, () => false)
      .map((block) => block.text)
      .join('\n'),
    links: elementsBelow(root, isVisible)
      .filter(({ name, attribs }) => name === 'a' && attribs['href'] !== undefined)
      .slice(0, maxLinks)
      .flatMap((anchor) => linkOf(anchor, base)),
  };
}

function linkOf(anchor: Element, base: string): PageLink[] {
  const url = canonicalUrl(anchor.attribs['href'] ?? '', base);
  const stated = (anchor.attribs['title'] ?? '').trim();
  const shown = textOf(anchor, longestTitle);
  return url === undefined ? [] : [{ url, text: stated.length > shown.length ? stated : shown }];
}
