import { blocksOf } from './blocks.ts';
import { parsePage, rootOf } from './markup.ts';

/** A piece of markup as plain text, paragraphs separated by `\n`; entities escaped twice are undone. */
export function plainText(markup: string): string {
  const text = textIn(markup);
  return /&(#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});/i.test(text) ? textIn(text) : text;
}

function textIn(markup: string): string {
  const $ = parsePage(`<body>${markup}</body>`);
  return blocksOf(rootOf($), () => false)
    .map((block) => block.text)
    .join('\n');
}
