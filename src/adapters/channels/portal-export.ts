import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { NoticeUndelivered } from '../../domain/notice.ts';
import { toIso } from '../../domain/time.ts';
import type { Channel, PublicationOrder } from '../../ports/channel.ts';

export interface PortalExportOptions {
  /** Its name in the case, such as 门户网站. */
  channel: string;
  /** The folder that the portal's CMS takes in; made when missing. */
  directory: string;
}

/**
 * Lays each response into a folder as a pair of files of one name, `.html` and then `.json`: the CMS takes in
 * what has a `.json`. Files appear whole or not at all; the same response is the same pair.
 */
export function openPortalExport({ channel, directory }: PortalExportOptions): Channel {
  return {
    async publish(order) {
      const name = nameOf(order);
      try {
        await mkdir(directory, { recursive: true });
        await appear(directory, `${name}.html`, htmlOf(order));
        await appear(directory, `${name}.json`, jsonOf(order, `${name}.html`));
      } catch (error) {
        throw notWritten(channel, error);
      }
      return { kind: 'sent', reference: `${name}.json` };
    },
  };
}

/** `YQ-2026-0001-3f9c…`: people find the case by it, and the digest keeps two responses apart. */
function nameOf({ id, caseNumber }: PublicationOrder): string {
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 12);
  return `${caseNumber.replace(/[^A-Za-z0-9-]/g, '_')}-${digest}`;
}

async function appear(directory: string, name: string, text: string): Promise<void> {
  const unfinished = join(directory, `.${name}.unfinished`);
  const file = await open(unfinished, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(directory, name));
}

function jsonOf(
  { id, caseNumber, channel, title, body, requestedAt }: PublicationOrder,
  html: string,
) {
  const order = { id, caseNumber, channel, title, body, requestedAt: toIso(requestedAt), html };
  return `${JSON.stringify(order, null, 2)}\n`;
}

function htmlOf({ title, body }: PublicationOrder): string {
  const paragraphs = body
    .split('\n')
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`);
  return [
    '<!doctype html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>`,
    `<article><h1>${escaped(title)}</h1>`,
    ...paragraphs,
    '</article></body></html>\n',
  ].join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

/** A full disk, a share that is away or missing rights: somebody mends it, and the next attempt is taken. */
function notWritten(channel: string, error: unknown): NoticeUndelivered {
  const words = error instanceof Error ? error.message : String(error);
  return new NoticeUndelivered(`${channel}: ${words}`, { kind: 'again' }, { cause: error });
}
