/** Whether the text contains all these words, in any order; full-width and capital letters are the same letters. */
export function containsWords(text: string, words: string): boolean {
  const plainText = plain(text);
  return plain(words)
    .split(/\s+/)
    .every((word) => plainText.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
