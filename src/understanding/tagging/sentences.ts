const sentenceEnds = new Set(['。', '！', '？', '!', '?', '\n', '；']);

/** Sentence numbers, from 0, of offsets that are asked in ascending order: one pass over the text. */
export function openSentenceCounter(text: string): (offset: number) => number {
  let seen = 0;
  let sentence = 0;
  return (offset) => {
    for (; seen < offset; seen++) if (sentenceEnds.has(text.charAt(seen))) sentence++;
    return sentence;
  };
}
