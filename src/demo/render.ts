import {
  minuteMs,
  shanghaiDay,
  shanghaiMinute,
  shanghaiParts,
  toIso,
  type Instant,
} from '../domain/time.ts';

interface RenderOptions {
  startedAt: Instant;
  /** `http://127.0.0.1:8421`, for `{{site}}`. */
  site: string;
  /** Whether a page below demo/site is out already, for lines that begin with `{{if:PATH}}`. */
  isOut: (path: string) => boolean;
}

const formats: Record<string, (instant: Instant) => string> = {
  minute: shanghaiMinute,
  date: shanghaiDay,
  iso: (instant) => toIso(instant),
  rfc822,
  words: inWords,
  clock: (instant) => inWords(instant).replace(/^.*日/, ''),
  year: (instant) => String(shanghaiParts(instant).year),
  day: (instant) => inWords(instant).replace(/^.*年(.*日).*$/, '$1'),
};

/**
 * Fills a page's placeholders: `{{minutesAgo:95}}` (before the start; negative is after it) with an optional
 * format (`|date`, `|iso`, `|rfc822`, `|words`, `|clock`, `|day`, `|year`), `{{date}}`, `{{site}}` and whole lines `{{if:PATH}}…`.
 * Works on bytes, so that pages in GBK stay as they are.
 */
export function renderPage(page: Uint8Array, options: RenderOptions): Uint8Array {
  const { startedAt, site, isOut } = options;
  const rendered = Buffer.from(page)
    .toString('latin1')
    .replace(/^\{\{if:([^}\n]+)\}\}([^\n]*\n)/gm, (_, path: string, line: string) =>
      isOut(path) ? line : '',
    )
    .replace(/\{\{minutesAgo:(-?\d+)(?:\|(\w+))?\}\}/g, (_, minutes: string, format?: string) =>
      asBytes(formatted(startedAt - Number(minutes) * minuteMs, format)),
    )
    .replaceAll('{{date}}', shanghaiDay(startedAt))
    .replaceAll('{{site}}', site);
  return Buffer.from(rendered, 'latin1');
}

function formatted(instant: Instant, format = 'minute'): string {
  return formats[format]?.(instant) ?? `unknown format ${format}`;
}

/** `11月21日`-like words are UTF-8 inside a string of bytes. */
function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** `2026年11月21日15时04分`. */
function inWords(instant: Instant): string {
  const { year, month, day, hour, minute } = shanghaiParts(instant);
  return `${year}年${month}月${day}日${hour}时${String(minute).padStart(2, '0')}分`;
}

function rfc822(instant: Instant): string {
  return new Date(instant).toUTCString();
}
