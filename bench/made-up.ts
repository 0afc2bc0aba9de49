/** A text of its own for each number: words of two characters from a vocabulary of 6,000, some common, most rare. */
export function madeUp(
  number: number,
  characters: number,
): { id: string; title: string; text: string } {
  let state = (Math.imul(number + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixing = Math.imul(state ^ (state >>> 15), state | 1);
    return ((mixing ^ (mixing >>> 14)) >>> 0) / 2 ** 32;
  };
  let text = '';
  while (text.length < characters) {
    const word = Math.floor(6000 * draw() ** 2);
    text += String.fromCharCode(0x4e00 + (word % 3000), 0x5600 + Math.floor(word / 2));
    if (draw() < 0.1) text += '，';
  }
  return {
    id: `${'0'.repeat(56)}${String(number).padStart(8, '0')}`,
    title: text.slice(0, 20),
    text,
  };
}
