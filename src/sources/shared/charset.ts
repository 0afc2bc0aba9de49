/** A body as text, with the WHATWG name of the encoding that it was read in. */
export interface DecodedBody {
  text: string;
  charset: string;
}

// The most frequent characters of news text, simplified and traditional: mojibake hardly ever hits them.
const commonHan = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运' +
    '們來說時會對過發後裡現當沒動還進樣無與長機這個為國關點業將兩間問處義認條係氣題爾別變總電數報結務計開場從實見記書學經濟臺灣產種話區號',
);

/**
 * The text of a fetched body, and the encoding found: byte-order mark, strict UTF-8, declared encodings
 * (header, XML declaration, meta), then GB18030 or Big5 by their share of common characters. Never throws.
 */
export function decodeBody(bytes: Uint8Array, contentType = ''): DecodedBody {
  return byMark(bytes) ?? byStrictUtf8(bytes, contentType) ?? byHintOrScore(bytes, contentType);
}

function byMark(bytes: Uint8Array): DecodedBody | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeAs(bytes, 'utf-8');
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return decodeUtf32(bytes, true);
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return decodeUtf32(bytes, false);
  if (a === 0xff && b === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (a === 0xfe && b === 0xff) return decodeAs(bytes, 'utf-16be');
  // Markup without a mark: the width shows in the zeros around its first `<`.
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return decodeUtf32(bytes, true);
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return decodeUtf32(bytes, false);
  if (a === 0x3c && b === 0) return decodeAs(bytes, 'utf-16le');
  if (a === 0 && b === 0x3c) return decodeAs(bytes, 'utf-16be');
  return undefined;
}

function byStrictUtf8(bytes: Uint8Array, contentType: string): DecodedBody | undefined {
  const text = tryDecode(bytes, 'utf-8');
  if (text === undefined) return undefined;
  // Seven-bit encodings pass as UTF-8 too; only their escapes give them away.
  const escaped = text.includes('\u001b') ? hintsOf(bytes, contentType) : [];
  return escaped.includes('iso-2022-jp')
    ? decodeAs(bytes, 'iso-2022-jp')
    : { text, charset: 'utf-8' };
}

function byHintOrScore(bytes: Uint8Array, contentType: string): DecodedBody {
  const hints = hintsOf(bytes, contentType);
  const utf8 = decodeAs(bytes, 'utf-8');
  if (isMostlySound(utf8.text)) return utf8;
  const chinese = (['gb18030', 'big5'] as const)
    .map((charset) => decodeAs(bytes, charset))
    .map((decoded) => ({ decoded, score: commonShare(decoded.text) }))
    .sort((one, other) => other.score - one.score)[0];
  const foreign = hints
    .filter((hint) => !['utf-8', 'gb18030', 'big5'].includes(hint))
    .map((hint) => ({ hint, text: tryDecode(bytes, hint) }))
    .find(({ text }) => text !== undefined);
  if (chinese && chinese.score > (foreign ? 0.45 : 0.25)) return chinese.decoded;
  if (foreign?.text !== undefined) return { text: foreign.text, charset: foreign.hint };
  const hint = hints[0];
  return hint && hint !== 'utf-8' ? decodeAs(bytes, hint) : decodeAs(bytes, 'windows-1252');
}

/** A page cut off inside a character, or with a few broken bytes, is still UTF-8. */
function isMostlySound(text: string): boolean {
  let broken = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) beyondAscii++;
  }
  return broken <= beyondAscii * 0.05;
}

/** The share of frequent characters among all that are not ASCII; broken ones count as rare. */
function commonShare(text: string): number {
  let common = 0;
  let all = 0;
  for (let at = 0; at < text.length && all < 4000; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x7f || (code >= 0x3000 && code <= 0x303f) || code >= 0xff00) {
      if (code !== 0xfffd) continue;
      all++;
      continue;
    }
    all++;
    if (commonHan.has(text.charAt(at))) common++;
  }
  return all === 0 ? 0 : common / all;
}

function hintsOf(bytes: Uint8Array, contentType: string): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1],
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1],
    /<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1],
  ];
  return declared.flatMap((label) => (label === undefined ? [] : knownCharset(label)));
}

function knownCharset(label: string): string[] {
  const lower = label.toLowerCase();
  if (/^(gb|hz|x-gbk|cp936|euc-cn)/.test(lower)) return ['gb18030'];
  if (/^(utf-?8|utf-?16|unicode)/.test(lower)) return ['utf-8'];
  if (/^(big5|cp950)/.test(lower)) return ['big5'];
  try {
    new TextDecoder(lower).decode();
    return [lower];
  } catch (cause) {
    if (cause instanceof RangeError) return [];
    throw cause;
  }
}

function decodeAs(bytes: Uint8Array, charset: string): DecodedBody {
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

function tryDecode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}

function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): DecodedBody {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittleEndian);
    if (code === 0xfeff && at === 0) continue;
    parts.push(code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code));
  }
  return { text: parts.join(''), charset: isLittleEndian ? 'utf-32le' : 'utf-32be' };
}
