/** A page as a reader sees it. */
export interface SeenPage {
  title: string;
  /** Visible text, one block a line; the pages of a text that was split stand in order, `\f` between them. */
  text: string;
}

/** How far a page carries a response. */
export interface PublicationMatch {
  matches: boolean;
  /** 0–1; 1 only when the title stands there word for word. */
  titleScore: number;
  /** 0–1, the share of the text that was found; 1 only when all of it stands there in order. */
  textScore: number;
  /** The sentences that were not found, or the one at which the text breaks off. */
  missing: string[];
}

/**
 * Whether the page carries exactly this response. Layout does not count: white space, full and half width,
 * quotation marks, line breaks, what stands before and after, captions between two paragraphs, pages of a split
 * text. Every character of the words does: a digit, a name, a 不 more or less is another text.
 */
export function matchesPublication(
  page: SeenPage,
  draft: { title: string; body: string },
): PublicationMatch {
  const pages = page.text.split('\f').map(linesOf);
  const title = responseOf(draft.title);
  const body = responseOf(draft.body);
  const hasTitle =
    isBounded(squeezed(page.title), title.text) || isWhole(title, reach(pages, title));
  const reached = reach(pages, body);
  const hasText = isWhole(body, reached);
  const missing = hasText ? [] : missingSentences(body, pages);
  return {
    matches: hasTitle && hasText,
    titleScore: hasTitle ? 1 : Math.min(0.99, sharedPairs(title.text, squeezed(page.title))),
    textScore: hasText ? 1 : Math.min(0.99, foundShare(body, missing)),
    missing: hasText || missing.length > 0 ? missing : [sentenceAt(body, reached)],
  };
}

/** What a later look says: `vanished` when neither the title nor one sentence is left. */
export function pageState(match: PublicationMatch): 'present' | 'changed' | 'vanished' {
  if (match.matches) return 'present';
  return match.titleScore < 1 && match.textScore === 0 ? 'vanished' : 'changed';
}

/** Whether the words of a link may lead to the response; lists cut long titles off with `…`. */
export function mayLeadTo(link: string, title: string): boolean {
  const words = squeezed(link);
  const wanted = squeezed(title);
  const stem = /^(.{6,})…$/.exec(words)?.[1];
  return (
    wanted !== '' && (words.includes(wanted) || (stem !== undefined && wanted.startsWith(stem)))
  );
}

/** A title or text without its layout. */
interface Response {
  text: string;
  /** Where something that is no sentence may stand between: ends of paragraphs and sentences. */
  borders: ReadonlySet<number>;
  sentences: readonly string[];
}

function responseOf(words: string): Response {
  const borders = new Set<number>();
  const sentences: string[] = [];
  let text = '';
  for (const paragraph of words.split('\n').map(squeezed)) {
    if (paragraph === '') continue;
    if (isWordSign(text.at(-1)) && isWordSign(paragraph[0])) text += ' ';
    for (const sentence of paragraph.match(/[^。!?;]*[。!?;]+|[^。!?;]+/g) ?? []) {
      sentences.push(sentence);
      text += sentence;
      borders.add(text.length);
    }
  }
  return { text, borders, sentences };
}

interface Line {
  /** Without any space that says nothing. */
  squeezed: string;
  /** With single spaces. */
  folded: string;
}

function linesOf(text: string): Line[] {
  return text.split('\n').flatMap((line) => {
    const words = folded(line);
    const bare = withoutSpaces(words);
    return bare === '' ? [] : [{ squeezed: bare, folded: words }];
  });
}

const quotes = /[“”„‟″「」『』﹁﹂]/g;
const apostrophes = /[‘’‚‛′]/g;
const dashes = /[\u2010-\u2015\u2212\ufe58]+|-{2,}/g;

/** One way of writing: half width, one kind of quotation mark and dash, nothing invisible, single spaces. */
function folded(text: string): string {
  return (
    text
      .normalize('NFC')
      // not NFKC for all: it makes 102 of 10²
      .replace(/[\uff01-\uffee]/g, (sign) => sign.normalize('NFKC'))
      .replace(/\p{Cf}/gu, '')
      .replace(quotes, '"')
      .replace(apostrophes, "'")
      .replace(dashes, '-')
      .replace(/[•・‧⋅]/g, '·')
      .replace(/[〜∼]/g, '~')
      .replace(/…+|\.{3,}|。{3,}/g, '…')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** Folded, and without spaces other than those between Latin words or numbers. */
function squeezed(text: string): string {
  return withoutSpaces(folded(text));
}

function withoutSpaces(text: string): string {
  return text.replace(/ (?![0-9A-Za-z])|(?<![0-9A-Za-z]) /g, '');
}

function isWordSign(sign: string | undefined): boolean {
  return sign !== undefined && /[0-9A-Za-z]/.test(sign);
}

/**
 * What may be left out where a reading stands: anything before the text or between two pages, short lines
 * that are no sentences between two paragraphs, or nothing more on this page after a sentence was left out.
 */
type Freedom = 'anything' | 'captions' | 'next-page';
const freedoms: readonly Freedom[] = ['next-page', 'captions', 'anything'];

// The readings followed side by side; a line of furniture may by chance begin like the text.
const maxReadings = 16;
const longestCaption = 30;

/** How many characters of the response whole lines of the pages, in order, make up from its beginning. */
function reach(pages: readonly (readonly Line[])[], { text, borders }: Response): number {
  let readings = new Map<number, Freedom>([[0, 'anything']]);
  let farthest = 0;
  for (const lines of pages) {
    readings = new Map([...readings.keys()].map((at) => [at, 'anything']));
    for (const line of lines) {
      readings = readOn(readings, line, { text, borders });
      farthest = Math.max(farthest, ...readings.keys());
      if (farthest === text.length) return farthest;
    }
  }
  return farthest;
}

function isWhole({ text }: Response, reached: number): boolean {
  return text !== '' && reached === text.length;
}

function readOn(
  readings: ReadonlyMap<number, Freedom>,
  line: Line,
  { text, borders }: Pick<Response, 'text' | 'borders'>,
): Map<number, Freedom> {
  const next = new Map<number, Freedom>();
  const follow = (at: number, freedom: Freedom) => {
    const other = next.get(at);
    if (other === undefined || freedoms.indexOf(freedom) > freedoms.indexOf(other))
      next.set(at, freedom);
  };
  for (const [at, freedom] of readings) {
    const end = freedom === 'next-page' ? undefined : takenTo(line, text, at);
    if (end !== undefined) follow(end, 'captions');
    const isCaption =
      borders.has(at) && line.squeezed.length <= longestCaption && !/[。!?;]/.test(line.squeezed);
    follow(at, freedom === 'captions' && !isCaption ? 'next-page' : freedom);
  }
  if (next.size <= maxReadings) return next;
  const farthest = [...next].sort(([one], [other]) => other - one).slice(0, maxReadings - 1);
  return new Map([[0, 'anything'], ...farthest]);
}

/** Where a reading stands after it has taken the line; `undefined` when the line does not go on with the text. */
function takenTo({ squeezed: line, folded: words }: Line, text: string, at: number) {
  const start = text[at] === ' ' ? at + 1 : at;
  // a border inside of a number or a Latin word makes two of one
  if (start === at && isWordSign(text[at - 1]) && isWordSign(text[at])) return undefined;
  if (text.startsWith(line, start)) return start + line.length;
  return endsWithin(words, text.slice(start)) ? text.length : undefined;
}

/** Whether the line begins with `rest` and goes on after a space, as with buttons behind the last words. */
function endsWithin(words: string, rest: string): boolean {
  if (words.length <= rest.length) return false;
  let read = 0;
  let at = 0;
  for (; read < rest.length; at += 1) {
    if (words[at] === rest[read]) read += 1;
    else if (words[at] !== ' ') return false;
  }
  return words[at] === ' ';
}

const titleBorders = new Set('_|-·>»«<【】[]《》'.split(''));

/** Whether the title stands in a page's title by itself: before and after it comes nothing, or a name behind a stroke. */
function isBounded(pageTitle: string, title: string): boolean {
  if (title === '') return false;
  for (let at = pageTitle.indexOf(title); at >= 0; at = pageTitle.indexOf(title, at + 1)) {
    const sides = [pageTitle[at - 1], pageTitle[at + title.length]];
    if (sides.every((sign) => sign === undefined || titleBorders.has(sign))) return true;
  }
  return false;
}

// Only to tell people what is missing; a page that is larger is no response.
const maxSearchedChars = 1_000_000;
const maxSentences = 500;

function missingSentences({ sentences }: Response, pages: readonly (readonly Line[])[]): string[] {
  const all = pages.flat().map((line) => line.squeezed);
  const words = all.join('').slice(0, maxSearchedChars);
  return sentences.slice(0, maxSentences).filter((sentence) => !words.includes(sentence));
}

function sentenceAt({ sentences }: Response, at: number): string {
  let end = 0;
  return sentences.find((sentence) => (end += sentence.length) > at) ?? '';
}

function foundShare({ sentences }: Response, missing: readonly string[]): number {
  const chars = (words: readonly string[]) => words.reduce((sum, { length }) => sum + length, 0);
  const all = chars(sentences);
  return all === 0 ? 0 : 1 - chars(missing) / all;
}

/** The share of the title's pairs of characters that the other title has too. */
function sharedPairs(title: string, other: string): number {
  const pairs = Array.from({ length: title.length - 1 }, (_, at) => title.slice(at, at + 2));
  if (pairs.length === 0) return 0;
  return pairs.filter((pair) => other.includes(pair)).length / pairs.length;
}
