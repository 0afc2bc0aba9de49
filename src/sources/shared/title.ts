import type { CheerioAPI } from 'cheerio';
import { descend, documentOf, nameOf, select, textOf } from './markup.ts';
import { nameIn } from './structured.ts';
import type { Structured } from './structured.ts';

const longestTitle = 200;
const separators = /\s*(?:[|｜»«›—–]+|_{1,}|\s-{1,2}\s|-{1,2}(?=[^\s\w])|\s[:·•]\s|::)\s*/;

/**
 * The article's title. A heading that the title tag repeats wins; else what the page states for machines,
 * else the title tag without the site's name.
 */
export function titleOf($: CheerioAPI, { nodes, meta }: Structured): string {
  const tag = textOf(select($, 'title')[0] ?? documentOf($)).slice(0, 500);
  const stated = [
    meta.get('articletitle'),
    ...nodes.map((node) => nameIn(node['headline'])),
    meta.get('og:title'),
    meta.get('twitter:title'),
  ].filter((title) => title !== undefined && title !== '');
  const heading = headingIn($, [tag, ...stated.filter((title) => title !== undefined)]);
  if (heading !== undefined) return heading;
  const best = stated.find((title) => title !== undefined) ?? tag;
  return withoutSite(best, tag, meta.get('og:site_name'));
}

/** The letters and digits of a text, for comparing spellings of the same words. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function headingIn($: CheerioAPI, stated: readonly string[]): string | undefined {
  const known = stated.map(bare);
  let best: { text: string; points: number } | undefined;
  for (const element of descend(documentOf($))) {
    const weight = headingWeight(element.name, nameOf(element));
    if (weight === 0) continue;
    const text = textOf(element);
    if (text.length < 2 || text.length > longestTitle) continue;
    const letters = bare(text);
    const isStated = letters.length >= 4 && known.some((title) => title.includes(letters));
    if (!isStated) continue;
    const startsTitle = known.some((title) => title.startsWith(letters)) ? 1 : 0;
    const points = weight + startsTitle * 2 + Math.min(letters.length, 40) / 10;
    if (!best || points > best.points) best = { text, points };
  }
  return best?.text;
}

function headingWeight(tag: string, called: string): number {
  if (tag === 'h1') return 3;
  if (/^h[23]$/.test(tag)) return 1.5;
  if (
    /^(div|span|p|td|strong|b|font|a|h[4-6])$/.test(tag) &&
    /title|headline|biaoti|subject|标题/i.test(called)
  ) {
    return 1;
  }
  return 0;
}

/** Cuts the site's name and its column off a stated title. */
function withoutSite(title: string, tag: string, site: string | undefined): string {
  const parts = title.split(separators).filter((part) => part.trim() !== '');
  if (parts.length < 2) return title.trim();
  const siteLetters = bare(site ?? '');
  const kept = parts.filter((part) => bare(part) !== siteLetters || siteLetters === '');
  const [first = title] = kept;
  const longest = kept.reduce((best, part) => (part.length > best.length ? part : best), first);
  const isCut = first.length >= 6 || first.length * 2 >= longest.length;
  void tag;
  return (isCut ? first : longest).trim();
}
