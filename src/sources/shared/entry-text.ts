import { decodeBody } from './charset.ts';
import type { EntryPage } from './entry.ts';

/** The entry page as text, decoded when it came as bytes. */
export function entryText({ text, bytes, contentType }: EntryPage): string {
  return text ?? decodeBody(bytes ?? new Uint8Array(), contentType).text;
}

/** What a body looks like, for people: `an HTML page titled "维护中"`, `an empty body`. */
export function whatItIs(text: string): string {
  const head = text.trimStart().slice(0, 2000);
  if (head === '') return 'an empty body';
  if (/^(<!doctype html|<html)/i.test(head) || /<(head|body|title)\b/i.test(head)) {
    const title = /<title[^>]{0,200}>([^<]{1,80})/i.exec(head)?.[1]?.trim();
    return title ? `an HTML page titled "${title}"` : 'an HTML page';
  }
  if (/^[[{]/.test(head)) return 'JSON';
  if (/^(PK|%PDF|\p{Cc})/u.test(head)) return 'a compressed or binary file';
  if (head.startsWith('<'))
    return `XML that begins with <${/^<([^\s>]{1,40})/.exec(head)?.[1] ?? ''}>`;
  return `text that begins with "${head.slice(0, 40).replace(/\s+/g, ' ')}"`;
}
