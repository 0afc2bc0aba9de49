import type { Notice, Urgency } from './notice.ts';

const urgencyNames: Record<Urgency, string> = { normal: '提醒', urgent: '紧急', breach: '超时' };
const cutMark = '…(已截断)';

/** A notice in words, free of line breaks and control characters: titles come from crawled pages. */
export interface NoticeWords {
  /** `【回应·紧急】YQ-2026-0001`: short enough for every list of messages. */
  heading: string;
  subject: string;
  body: string;
  /** Whom it is for, by role or name: `分管领导、办公室督办`. */
  to: string;
  /** Where to go on in the browser, when the office has a public address. */
  link?: string;
}

/** The words of a notice; `baseUrl` is the address under which staff open the office's pages. */
export function wordsOf(notice: Notice, baseUrl?: string): NoticeWords {
  const { urgency, caseNumber, caseId, page, subject, body, to } = notice;
  return {
    heading: oneLine(`【回应·${urgencyNames[urgency]}】${caseNumber}`),
    subject: oneLine(subject),
    body: oneLine(body),
    to: oneLine(to.map(({ name }) => name).join('、')),
    ...(baseUrl !== undefined && {
      link: `${baseUrl.replace(/\/$/, '')}${page ?? `/cases/${encodeURIComponent(caseId)}`}`,
    }),
  };
}

// White space, control characters, and the invisible ones that turn or hide text; not the joiners of Mongolian.
const unseen = /[\s\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

function oneLine(text: string): string {
  return text.replace(unseen, ' ').trim();
}

/** At most so many bytes of UTF-8 (≥ 32), whole characters only; what was cut off is seen by a mark. */
export function cutToBytes(text: string, maxBytes: number): string {
  if (byteLength(text) <= maxBytes) return text;
  let left = maxBytes - byteLength(cutMark);
  let kept = '';
  for (const character of text) {
    left -= byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return kept + cutMark;
}

/** Text that no dialect of Markdown takes for a link, a mention, an image or a tag: its signs in full width. */
export function withoutMarkdown(text: string): string {
  return text
    .replace(/[!#()*<>@[\\\]_`|~]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0))
    .replaceAll('://', '\uff1a//');
}

/** The notice as Markdown of at most `maxBytes`; only the texts are cut, never the link. */
export function markdownOf(words: NoticeWords, maxBytes: number): string {
  const { heading, subject, body, to } = words;
  const link = words.link === undefined ? '' : `\n\n[查看事项](${words.link})`;
  const [first, ...rest] = [heading, subject, body, `通知：${to}`].map(withoutMarkdown);
  return cutToBytes([`**${first}**`, ...rest].join('\n\n'), maxBytes - byteLength(link)) + link;
}

const encoder = new TextEncoder();

function byteLength(text: string): number {
  return encoder.encode(text).length;
}
