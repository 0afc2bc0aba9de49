import type { CompactText } from './compact-text.ts';

/**
 * Receives one occurrence: its bucket, its block (0–2 one to three characters, 3–4 one or two words, 5 the text's
 * form), its place, which is empty where it is of the whole text.
 */
export type SeeFeature = (bucket: number, block: number, start: number, end: number) => void;

const seeds = [0x2f0b4c47, 0x51ed270b, 0x7b1d36a1, 0x1b873593, 0x38b34ae5, 0x4cf5ad43] as const;

/** Shows every occurrence of every feature, hashed to 2^`bits` buckets, in a fixed order. */
export function eachFeature(text: CompactText, bits: number, see: SeeFeature): void {
  characterFeatures(text.characters, 2 ** bits - 1, see);
  wordFeatures(text.words, 2 ** bits - 1, see);
  formFeatures(text.characters, 2 ** bits - 1, see);
}

function characterFeatures(characters: string, mask: number, see: SeeFeature): void {
  let second = 0;
  let first = 0;
  for (let i = 0; i < characters.length; i++) {
    const code = plainCode(characters.charCodeAt(i));
    see(finish(step(seeds[0], code)) & mask, 0, i, i + 1);
    if (i > 0) see(finish(step(step(seeds[1], first), code)) & mask, 1, i - 1, i + 1);
    if (i > 1) {
      see(finish(step(step(step(seeds[2], second), first), code)) & mask, 2, i - 2, i + 1);
    }
    second = first;
    first = code;
  }
}

function wordFeatures(words: readonly string[], mask: number, see: SeeFeature): void {
  let previous = 0;
  let previousStart = -1;
  let start = 0;
  for (const word of words) {
    const end = start + word.length;
    let hash: number = seeds[3];
    for (let i = 0; i < word.length; i++) hash = step(hash, plainCode(word.charCodeAt(i)));
    see(finish(hash) & mask, 3, start, end);
    if (previousStart >= 0)
      see(finish(step(previous ^ seeds[4], hash)) & mask, 4, previousStart, end);
    previous = hash;
    previousStart = start;
    start = end;
  }
}

/** Marks by which kinds of text differ: an outcry, a question, figures, a post, a headline, long sentences. */
const markKinds = [
  '!！',
  '?？',
  '0123456789',
  '@',
  '#',
  '/',
  '【',
  '，,',
  '。.',
  '[',
  'abcdefghijklmnopqrstuvwxyz',
];
const kindOfMark = new Uint8Array(0x10000);
markKinds.forEach((marks, kind) => {
  for (const mark of marks) kindOfMark[mark.charCodeAt(0)] = kind + 1;
});

/** How long the text is and how many marks of each kind it has, by powers of two. */
function formFeatures(characters: string, mask: number, see: SeeFeature): void {
  const counts = new Uint32Array(markKinds.length + 1);
  for (let i = 0; i < characters.length; i++) {
    const kind = kindOfMark[plainCode(characters.charCodeAt(i))] ?? 0;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  counts[0] = characters.length;
  counts.forEach((count, kind) => {
    const size = 32 - Math.clz32(count);
    see(finish(step(step(seeds[5], kind), size)) & mask, 5, 0, 0);
  });
}

/** Full-width to ASCII and capitals to small, as readers see them the same. */
function plainCode(code: number): number {
  const narrow = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return narrow >= 65 && narrow <= 90 ? narrow + 32 : narrow;
}

/** FNV-1a over code units. */
function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
