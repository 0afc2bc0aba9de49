import { decodeBody } from '../src/sources/shared/charset.ts';
import { encodeAs } from '../test/support/encode-charset.ts';
import type { LabelledPage } from './labelled-pages.ts';
import type { BenchRow } from './row.ts';

const charsets = ['utf-8', 'gb18030', 'gbk', 'big5'] as const;
const declarations = ['header', 'meta', 'none'] as const;

/**
 * Chinese pages written anew in each charset, declared in each way: how many come back as they were. Characters
 * that a charset does not have are left out before.
 */
export function benchCharsets(pages: readonly LabelledPage[]): BenchRow[] {
  const name = 'charsets: UTF-8, GB18030, GBK, Big5 × header, meta, none';
  const chinese = pages.filter(({ lang }) => lang === 'zh');
  if (chinese.length === 0) return [];
  let right = 0;
  let all = 0;
  let micros = 0;
  for (const { bytes } of chinese) {
    const html = undeclared(decodeBody(bytes).text);
    for (const charset of charsets) {
      for (const declaration of declarations) {
        const meta = declaration === 'meta' ? `<meta charset="${charset}">` : '';
        const written = bytesOf(meta + html, charset);
        const header = declaration === 'header' ? `text/html; charset=${charset}` : 'text/html';
        const begun = process.cpuUsage();
        const { text } = decodeBody(written, header);
        const { user, system } = process.cpuUsage(begun);
        micros += user + system;
        all += 1;
        if (text === new TextDecoder(charset).decode(written)) right += 1;
      }
    }
  }
  const ms = (micros / all / 1000).toFixed(1);
  return [{ name, value: `${right} of ${all} right, ${ms} ms each`, aim: 'all, ≤ 6 ms' }];
}

function undeclared(html: string): string {
  return html.replace(/<meta[^>]{0,300}charset[^>]{0,100}>/gi, '').replace(/[\ufeff\ufffd]/g, '');
}

function bytesOf(html: string, charset: (typeof charsets)[number]): Uint8Array {
  return charset === 'utf-8' ? new TextEncoder().encode(html) : encodeAs(html, charset);
}
