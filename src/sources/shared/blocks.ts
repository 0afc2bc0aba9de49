import { isTag, isText } from 'domhandler';
import type { Element } from 'domhandler';
import { isInline, isVisible } from './markup.ts';

/** A run of text that stands on its own: what lies between two block borders. */
export interface Block {
  /** The nearest block element around the text. */
  owner: Element;
  /** Lines are separated by `\n` where the page has `<br>`. */
  text: string;
  /** Characters, a Han character counted as 2.5 since it says as much. */
  weight: number;
  linkWeight: number;
  commas: number;
}

/** The text blocks below `root` in reading order, without those elements that `isLeftOut`. */
export function blocksOf(root: Element, isLeftOut: (element: Element) => boolean): Block[] {
  const blocks: Block[] = [];
  let parts: string[] = [];
  let linkWeight = 0;
  const flush = (owner: Element) => {
    const text = tidy(parts.join(''));
    if (text !== '') {
      const commas = text.match(/[,，、;；。]/g)?.length ?? 0;
      blocks.push({ owner, text, weight: weightOf(text), linkWeight, commas });
    }
    parts = [];
    linkWeight = 0;
  };
  const walk = (element: Element, owner: Element, isInLink: boolean, isPre: boolean) => {
    for (const child of element.children) {
      if (isText(child)) {
        parts.push(isPre ? child.data : child.data.replace(/\s+/g, ' '));
        if (isInLink) linkWeight += weightOf(child.data.trim());
      } else if (isTag(child) && isVisible(child) && !isLeftOut(child)) {
        if (child.name === 'br') parts.push('\n');
        else if (isInline(child)) walk(child, owner, isInLink || isLink(child), isPre);
        else {
          flush(owner);
          walk(child, child, isInLink, isPre || child.name === 'pre');
          flush(child);
        }
      }
    }
  };
  walk(root, root, false, false);
  flush(root);
  return blocks;
}

function isLink(element: Element): boolean {
  return element.name === 'a' && !(element.attribs['href'] ?? '#').startsWith('#');
}

/** Characters, with a Han or kana character counted as 2.5. */
export function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at++) {
    weight += text.charCodeAt(at) >= 0x2e80 ? 2.5 : 1;
  }
  return weight;
}

function tidy(text: string): string {
  return text
    .replace(/[ \t\u00a0\u3000\u200b\ufeff\r\f\v]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
