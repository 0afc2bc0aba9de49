import type { CheerioAPI } from 'cheerio';
import { weightOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { elementsOf, nameOf, select, textOf } from './markup.ts';
import { nameIn } from './structured.ts';
import type { Structured } from './structured.ts';

const longestTitle = 200;
const separators = /\s*(?:[|｜»«›]+|\s[—–]\s|_{1,}|\s-{1,2}\s|-{1,2}(?=[^\s\w])|\s[:·•]\s|::)\s*/g;

/**
 * The article's title. A heading that the title tag repeats wins; else what the page states for machines,
 * else the title tag without the site's name.
 */
export function titleOf($: CheerioAPI, { nodes, meta }: Structured): string {
  const tagElement = select($, 'title')[0];
  const tag = tagElement ? textOf(tagElement, 500) : '';
  const stated = [
    meta.get('articletitle'),
    ...nodes.map((node) => nameIn(node['headline'])),
    meta.get('og:title'),
    meta.get('twitter:title'),
    tag,
  ].filter((title): title is string => title !== undefined && title !== '');
  const heading = headingIn($, stated);
  if (heading !== undefined && bare(heading) !== bare(tag)) return heading;
  return withoutSite(heading ?? stated[0] ?? '');
}

/** Han, ASCII and the usual punctuation: nothing that NFKC would turn into other letters, as nearly all texts are. */
const plain =
  /^[\0-\u007f\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3002\u3008-\u3011\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]*$/;

/** The letters and digits of a text, for comparing spellings of the same words. */
export function bare(text: string): string {
  if (plain.test(text)) return text.replace(/[^0-9A-Za-z\u4e00-\u9fff]+/g, '').toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function headingIn($: CheerioAPI, stated: readonly string[]): string | undefined {
  const known = stated.map(bare);
  let best: { text: string; points: number } | undefined;
  for (const element of elementsOf($)) {
    const weight = headingWeight(element.name, nameOf(element));
    if (weight === 0) continue;
    const text = textOf(element, longestTitle + 1);
    if (text.length < 2 || text.length > longestTitle) continue;
    const letters = bare(text);
    const isStated =
      letters.length >= 4 &&
      known.some(
        (title) =>
          (title.startsWith(letters) && letters.length * 4 > title.length) ||
          (title.includes(letters) && letters.length > title.length * 0.6),
      );
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
  if (/^h[456]$/.test(tag)) return 1;
  if (
    /^(div|span|p|td|strong|b|font|a)$/.test(tag) &&
    /title|headline|biaoti|subject|标题/i.test(called)
  ) {
    return 1;
  }
  return 0;
}

/** Cuts the site's name and its column off a stated title: off its end, or off its front before `»`. */
function withoutSite(title: string): string {
  const [first = '', ...rest] = title.split(/\s*[»›]\s*/);
  const last = rest.at(-1);
  if (last !== undefined && weightOf(last) > weightOf(first)) return last.trim();
  for (const match of title.matchAll(separators)) {
    const head = title.slice(0, match.index).trim();
    const tail = title.slice(match.index + match[0].length);
    if (weightOf(head) >= 5 && tail.split(separators).every(isSiteName)) return head;
  }
  return title.trim();
}

function isSiteName(text: string): boolean {
  return weightOf(text) <= 45 && !/[，。！？“”"]/.test(text);
}

/** The heading that stands nearest above the body, for pages whose stated title is only the site's or the column's. */
export function headingAbove(blocks: readonly Block[], bodyStart: number): string | undefined {
  const above = blocks.slice(Math.max(0, bodyStart - 15), bodyStart + 2).toReversed();
  const heading = above.find(({ owner, weight, text }) => {
    const isHeading = headingWeight(owner.name, nameOf(owner)) >= 1;
    return (
      isHeading &&
      weight >= 15 &&
      text.length <= longestTitle &&
      !/^(来源|作者|发布)|https?:\/\/|(19|20)\d\d-\d{1,2}-\d/.test(text)
    );
  });
  return heading?.text.replace(/\s+/g, ' ').replace(/^(主题|标题|题名)\s*[:：]\s*/, '');
}
