import type { CheerioAPI } from 'cheerio';
import { isRecord, parseJson } from './json.ts';
import { select, textContent } from './markup.ts';

/** What a page states about itself for machines: JSON-LD of its article, and its meta elements. */
export interface Structured {
  /** JSON-LD: the nodes of article-like types, the most specific first. */
  nodes: readonly Record<string, unknown>[];
  /** Lower-case name or property → content, the first of each. */
  meta: ReadonlyMap<string, string>;
}

const articleTypes =
  /^(\w*Article|BlogPosting|\w*Posting|Report|Question|QAPage|WebPage|ItemPage|MedicalWebPage|Review|Recipe|VideoObject|Movie)$/;

/** Reads JSON-LD and meta; broken JSON is passed over. */
export function structuredOf($: CheerioAPI): Structured {
  return { nodes: jsonLd($), meta: metaOf($) };
}

/** The text of a JSON-LD value: a string, or the name of an object, or the first of a list. */
export function nameIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) {
    return value.map(nameIn).find((name) => name !== undefined);
  }
  return isRecord(value) ? nameIn(value['name']) : undefined;
}

function metaOf($: CheerioAPI): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of select($, 'meta[content]')) {
    const { name, property, itemprop, content = '' } = element.attribs;
    const key = (name ?? property ?? itemprop ?? '').trim().toLowerCase();
    if (key !== '' && content.trim() !== '' && !meta.has(key)) meta.set(key, content.trim());
  }
  return meta;
}

function jsonLd($: CheerioAPI): Record<string, unknown>[] {
  const nodes = select($, 'script[type="application/ld+json"]').flatMap((script) =>
    flatten(parseLoosely(textContent(script)), 0),
  );
  return nodes
    .filter((node) => typesOf(node).some((type) => articleTypes.test(type)))
    .sort((one, other) => rank(one) - rank(other));
}

function rank(node: Record<string, unknown>): number {
  return typesOf(node).some((type) => /Article|Posting|Report|Question$/.test(type)) ? 0 : 1;
}

function typesOf(node: Record<string, unknown>): string[] {
  return [node['@type']].flat().filter((type) => typeof type === 'string');
}

function flatten(value: unknown, depth: number): Record<string, unknown>[] {
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => flatten(entry, depth + 1));
  if (!isRecord(value)) return [];
  const inner = [value['@graph'], value['mainEntity'], value['mainEntityOfPage']];
  return [value, ...inner.flatMap((entry) => flatten(entry, depth + 1))];
}

/** Raw line breaks inside strings are the usual fault of hand-made JSON-LD. */
function parseLoosely(text: string): unknown {
  const trimmed = text
    .trim()
    .replace(/^(<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(-->|\]\]>)$/g, '')
    .replace(/;$/, '');
  return parseJson(trimmed) ?? parseJson(trimmed.replace(/\p{Cc}+/gu, ' '));
}
