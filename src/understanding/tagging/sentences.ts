const sentenceEnds = new Set('。！？!?；\n'.split('').map((end) => end.charCodeAt(0)));

/** Sentence numbers, from 0, of offsets that are asked in ascending order: one pass over the text. */
export function openSentenceCounter(text: string): (offset: number) => number {
  let seen = 0;
  let sentence = 0;
  return (offset) => {
    for (; seen < offset; seen++) {
      const code = text.charCodeAt(seen);
      // Chinese characters, of which texts mostly consist, end no sentence.
      if ((code < 0x4e00 || code > 0x9fff) && sentenceEnds.has(code)) sentence++;
    }
    return sentence;
  };
}
