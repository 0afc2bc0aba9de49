import { isCDATA, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { textContent } from '../shared/markup.ts';
import { base64Text } from './base64.ts';

/** An element's content: its text, or, where it holds elements itself, their markup; Atom's wrapping div is no part of it. */
export function markupIn(element: Element): string {
  if (!element.children.some(isTag)) {
    const text = textContent(element).trim();
    return isBase64(element) ? base64Text(text).trim() : text;
  }
  const { type } = element.attribs;
  const holder = (type === 'xhtml' ? element.children.find(isTag) : undefined) ?? element;
  return holder.children.map(markupOf).join('').trim();
}

/** Atom 0.3 says so; Atom 1.0 means it by a media type that is neither text nor XML. */
function isBase64({ attribs: { mode, type = '' } }: Element): boolean {
  return mode === 'base64' || type === 'application/octet-stream';
}

function markupOf(node: AnyNode): string {
  if (isText(node)) return escaped(node.data);
  if (isCDATA(node)) return node.children.map(markupOf).join('');
  if (!isTag(node)) return '';
  const name = node.name.replace(/^\w+:/, '');
  const attributes = Object.entries(node.attribs)
    .filter(([attribute]) => !attribute.startsWith('xmlns'))
    .map(([attribute, value]) => ` ${attribute}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('');
  if (/^(br|img|hr|input)$/.test(name)) return `<${name}${attributes} />`;
  return `<${name}${attributes}>${node.children.map(markupOf).join('')}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
