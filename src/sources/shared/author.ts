import type { CheerioAPI } from 'cheerio';
import type { Block } from './blocks.ts';
import { select, textOf } from './markup.ts';
import { isRecord } from './json.ts';
import { nameIn } from './structured.ts';
import type { Structured } from './structured.ts';

const longestName = 40;

/** The author as the page names one: JSON-LD, a label, meta, or an element called author or byline. */
export function authorOf(
  $: CheerioAPI,
  { nodes, meta }: Structured,
  labelled: string | undefined,
  body: readonly Block[],
): string | undefined {
  const stated = nodes.map((node) => namesIn(node['author'])).find((names) => names !== '');
  if (stated) return stated;
  if (labelled !== undefined) return labelled;
  const named = meta.get('author') ?? meta.get('article:author') ?? meta.get('byl');
  if (named !== undefined && isName(named)) return named;
  const marked = select(
    $,
    '[rel="author"], [itemprop="author"], [class*="author-name"], [class*="byline"], .author',
  )
    .map((element) => textOf(element).replace(/^(?:by|作者)\s*[:：]?\s+/i, ''))
    .find(isName);
  return marked ?? reporterIn(body);
}

function namesIn(value: unknown): string {
  const authors = Array.isArray(value) ? value : [value];
  const names = authors
    .filter((author) => !isRecord(author) || author['@type'] !== 'Organization')
    .map(nameIn)
    .filter((name) => name !== undefined && isName(name));
  return [...new Set(names)].join(', ');
}

function isName(text: string): boolean {
  return text.length >= 2 && text.length <= longestName && !/^https?:|[。！？\n]|\d{4}/.test(text);
}

/** 本报记者 张三 李四, （记者 王五）: how Chinese papers sign at the head or the foot of the text. */
function reporterIn(body: readonly Block[]): string | undefined {
  const ends = [...body.slice(0, 2), ...body.slice(-2)].map(({ text }) => text);
  for (const text of ends) {
    const match =
      /(?:记者|通讯员|作者|文)[\s:：/]{1,3}((?:[\u4e00-\u9fa5·]{2,4}[\s、,，]{0,2}){1,4})(?=[)）】\n]|\s|$|[\s]*(?:报道|摄|电|文))/.exec(
        text.slice(0, 80),
      ) ??
      /[(（](?:[\u4e00-\u9fa5]{0,6}记者\s?)((?:[\u4e00-\u9fa5·]{2,4}[\s、,，]?){1,4})[)）]/.exec(
        text,
      );
    const names = match?.[1]?.trim();
    if (names !== undefined && isName(names)) return names;
  }
  return undefined;
}
