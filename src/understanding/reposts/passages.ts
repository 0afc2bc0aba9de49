/** How many units (a Chinese character, or a whole word or number of other scripts) a passage spans. */
const unitsInPassage = 8;

/**
 * Hashes of all overlapping eight-unit passages of a text, in text order. Punctuation, spacing,
 * letter case and full-width forms do not matter. A text shorter than one passage has none.
 */
export function passagesOf(text: string): Uint32Array {
  const units = unitsOf(text);
  const passages = new Uint32Array(Math.max(0, units.length - unitsInPassage + 1));
  let rolling = 0;
  for (let at = 0; at < units.length; at += 1) {
    const leaving = at < unitsInPassage ? 0 : (units[at - unitsInPassage] ?? 0);
    rolling = Math.imul(rolling - Math.imul(leaving, leavingFactor), factor) + (units[at] ?? 0);
    if (at >= unitsInPassage - 1) passages[at - unitsInPassage + 1] = mixed(rolling);
  }
  return passages;
}

/** The finest level that keeps at most `limit` of `count` passages: one in `2 ** level`. */
export function samplingLevel(count: number, limit: number): number {
  return Math.max(0, Math.ceil(Math.log2(count / limit)));
}

/** A passage is drawn at a level when its hash is below this; equal passages are drawn in every text. */
export function drawnBelow(level: number): number {
  return 2 ** (32 - level);
}

const factor = 0x01000193;
const leavingFactor = Array.from({ length: unitsInPassage - 1 }).reduce<number>(
  (product) => Math.imul(product, factor),
  1,
);
/** From here on a code unit is an ideograph, kana or hangul: a unit by itself. */
const firstIdeograph = 0x2e80;

let scratch = new Uint32Array(4096);

/** One number per unit, in a view that the next call overwrites. */
function unitsOf(text: string): Uint32Array {
  if (scratch.length <= text.length) scratch = new Uint32Array(text.length * 2);
  const forms = comparableForms();
  let length = 0;
  let word = 0;
  for (let at = 0; at < text.length; at += 1) {
    const form = forms[text.charCodeAt(at)] ?? 0;
    if (form > 0 && form < firstIdeograph) {
      word = (Math.imul(word, factor) + form) | 0;
      continue;
    }
    if (word !== 0) scratch[length++] = word;
    if (form !== 0) scratch[length++] = form;
    word = 0;
  }
  if (word !== 0) scratch[length++] = word;
  return scratch.subarray(0, length);
}

let formOfCode: Uint16Array | undefined;

/** For each UTF-16 code unit the form that is compared, 0 for what is skipped. */
function comparableForms(): Uint16Array {
  formOfCode ??= Uint16Array.from({ length: 0x10000 }, (_, code) => {
    if (code >= 0xd800 && code < 0xe000) return code;
    const form = String.fromCharCode(code).normalize('NFKC').toLowerCase();
    return form.length === 1 && /[\p{L}\p{N}]/u.test(form) ? form.charCodeAt(0) : 0;
  });
  return formOfCode;
}

/** Spreads a hash over all 32 bits (the finish of murmur3), so that its smallest values are a fair sample. */
export function mixed(hash: number): number {
  let mixing = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixing = Math.imul(mixing ^ (mixing >>> 13), 0xc2b2ae35);
  return (mixing ^ (mixing >>> 16)) >>> 0;
}
