import { plainCode } from '../tagging/phrase-matcher.ts';

/** Where a word stands: `[start, end)`. */
export interface Spot {
  start: number;
  end: number;
}

interface State {
  next: Map<number, State>;
  /** The longest other state that is a suffix of this one. */
  shorter: State | undefined;
  /** The nearest state on the way of `shorter` that ends a word. */
  shorterWord: State | undefined;
  word: string | undefined;
}

/** No article is longer; it bounds what a hostile page can cost. */
const maxChars = 100_000;

/**
 * Builds a finder of all places of all words, overlapping ones too (Aho–Corasick). Full-width and capital
 * letters match their plain forms; a word that begins or ends in a Latin letter or digit stands alone there.
 * Time grows with the length of the text, whose first 100,000 characters are read.
 */
export function openWordSpotter(
  words: Iterable<string>,
): (text: string) => ReadonlyMap<string, readonly Spot[]> {
  const root = stateOf();
  // several spellings of one word share a state: each asks under its own
  const spellings = new Map<string, string[]>();
  for (const word of words) {
    const canonical = insert(root, word);
    spellings.set(canonical, [...(spellings.get(canonical) ?? []), word]);
  }
  linkSuffixes(root);
  return (text) => {
    const found = new Map<string, Spot[]>();
    const length = Math.min(text.length, maxChars);
    let state = root;
    for (let i = 0; i < length; i++) {
      state = step(root, state, plainCode(text.charCodeAt(i)));
      for (let at: State | undefined = state; at !== undefined; at = at.shorterWord) {
        if (at.word === undefined) continue;
        const spot = { start: i + 1 - at.word.length, end: i + 1 };
        if (standsAlone(text, spot)) push(found, at.word, spot);
      }
    }
    return new Map(
      [...found].flatMap(([canonical, spots]) =>
        (spellings.get(canonical) ?? []).map((word) => [word, spots] as const),
      ),
    );
  };
}

function stateOf(): State {
  return { next: new Map(), shorter: undefined, shorterWord: undefined, word: undefined };
}

/** Adds the word and returns the spelling under which its state knows it. */
function insert(root: State, word: string): string {
  let state = root;
  for (let i = 0; i < word.length; i++) {
    const code = plainCode(word.charCodeAt(i));
    let next = state.next.get(code);
    if (next === undefined) {
      next = stateOf();
      state.next.set(code, next);
    }
    state = next;
  }
  return (state.word ??= word);
}

function linkSuffixes(root: State): void {
  const waiting = [...root.next.values()];
  for (const first of waiting) first.shorter = root;
  // the list grows while it is read: breadth first
  for (const state of waiting) {
    for (const [code, next] of state.next) {
      next.shorter = step(root, state.shorter ?? root, code);
      const { shorter } = next;
      next.shorterWord = shorter.word === undefined ? shorter.shorterWord : shorter;
      waiting.push(next);
    }
  }
}

function step(root: State, from: State, code: number): State {
  for (let state: State | undefined = from; state !== undefined; state = state.shorter) {
    const next = state.next.get(code);
    if (next !== undefined) return next;
  }
  return root;
}

function push(found: Map<string, Spot[]>, word: string, spot: Spot): void {
  const spots = found.get(word);
  if (spots === undefined) found.set(word, [spot]);
  else spots.push(spot);
}

function standsAlone(text: string, { start, end }: Spot): boolean {
  return (
    !(isLatinAt(text, start - 1) && isLatinAt(text, start)) &&
    !(isLatinAt(text, end - 1) && isLatinAt(text, end))
  );
}

function isLatinAt(text: string, at: number): boolean {
  const code = plainCode(text.charCodeAt(at));
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}
