/** The text as words are looked for in it: full-width and capital letters as plain ones. */
export function plainWords(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Says of a text that went through `plainWords` whether it contains all these words, in any order; full-width and capital letters are the same letters. */
export function wordsIn(words: string): (plain: string) => boolean {
  const wanted = plainWords(words).split(/\s+/);
  return (plain) => wanted.every((word) => plain.includes(word));
}
