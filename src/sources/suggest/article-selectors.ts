import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { ArticleSelectors } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import { extractArticle, type Article } from '../shared/article.ts';
import { elementsBelow, isVisible, parsePage, rootOf, textOf } from '../shared/markup.ts';
import { present } from '../shared/present.ts';
import { publicationTime } from '../shared/publication-time.ts';
import { commonSelector, selectorsOf } from './selectors.ts';

/** An article page of the site. */
export interface SamplePage {
  url: string;
  html: string;
  now: Instant;
}

interface Sample {
  $: CheerioAPI;
  article: Article;
  now: Instant;
  /** Visible elements, the innermost first. */
  elements: Element[];
}

/** Of the text that was found, so much must lie in the element that is proposed for it. */
const bodyShare = 0.9;
const longestDateText = 60;

/**
 * Selectors that lead on every one of the pages to what was found there without them. A field for which no common
 * selector exists, or that was not found on all pages, is left to be found as before.
 */
export function articleSelectors(pages: readonly SamplePage[]): ArticleSelectors {
  const samples = pages.map(sampleOf);
  return present({
    title: fieldSelector(samples, ({ article }) => holdsExactly(article.title)),
    body: fieldSelector(samples, ({ article }) => holdsBody(article.text), true),
    publishedAt: fieldSelector(samples, ({ article, now }) => holdsTime(article.publishedAt, now)),
    origin: fieldSelector(samples, ({ article }) => holdsExactly(article.origin ?? '')),
  });
}

function sampleOf({ url, html, now }: SamplePage): Sample {
  const $ = parsePage(html);
  const elements = [...elementsBelow(rootOf($), isVisible)].reverse();
  return { $, now, elements, article: extractArticle({ html, url, now }) };
}

function fieldSelector(
  samples: readonly Sample[],
  holds: (sample: Sample) => ((element: Element) => boolean) | undefined,
  isOnly = false,
): string | undefined {
  const places = samples.flatMap((sample) => {
    const isHit = holds(sample);
    return isHit ? [{ ...sample, isHit }] : [];
  });
  const [first] = places;
  if (first === undefined || places.length < samples.length) return undefined;
  const candidates = first.elements.filter(first.isHit).slice(0, 8).flatMap(selectorsOf);
  return commonSelector(candidates, places, { isOnly });
}

function holdsExactly(value: string): ((element: Element) => boolean) | undefined {
  const line = value.replace(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  return (element) => textOf(element, 2 * line.length + longestDateText) === line;
}

function holdsTime(at: Instant | undefined, now: Instant) {
  if (at === undefined) return undefined;
  return (element: Element) => {
    const text = textOf(element, 2 * longestDateText);
    return text.length <= longestDateText && publicationTime(text, now)?.at === at;
  };
}

/** Nearly all of the text, and not much else. */
function holdsBody(text: string) {
  if (text === '') return undefined;
  const lines = text.split('\n').map(squeezed);
  const whole = lines.reduce((sum, line) => sum + line.length, 0);
  return (element: Element) => {
    const held = squeezed(textOf(element));
    if (held.length < whole * bodyShare || held.length * bodyShare > whole) return false;
    const found = lines.filter((line) => held.includes(line));
    return found.reduce((sum, line) => sum + line.length, 0) >= whole * bodyShare;
  };
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
