import type { CheerioAPI } from 'cheerio';
import { select, textOf } from './markup.ts';
import type { Structured } from './structured.ts';

/** 来源 of the text: as labelled beside it, else as the page states it for machines or names an element for it. */
export function originOf(
  $: CheerioAPI,
  { meta }: Structured,
  labelled: string | undefined,
): string | undefined {
  if (labelled !== undefined) return labelled;
  const stated = meta.get('contentsource') ?? meta.get('source') ?? meta.get('mediaid');
  if (stated !== undefined && stated.length <= 30 && !/^https?:/.test(stated)) return stated;
  for (const element of select(
    $,
    '[class*="source"], [id*="source"], [class*="origin"], .media_name',
  )) {
    const text = textOf(element).replace(/^(?:来源|來源)\s*[:：]?\s*/, '');
    if (text.length >= 2 && text.length <= 20 && !/\d{4}/.test(text)) return text;
  }
  return undefined;
}
