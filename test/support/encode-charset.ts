/** Encodings that the platform reads and does not write. */
export type ChineseCharset = 'gbk' | 'gb18030' | 'big5';

const tables = new Map<ChineseCharset, ReadonlyMap<string, readonly number[]>>();

/** Text in one of these encodings; characters that it does not have are left out. */
export function encodeAs(text: string, charset: ChineseCharset): Uint8Array {
  const table = tableOf(charset);
  const bytesOf = (char: string) =>
    char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : (table.get(char) ?? []);
  return Uint8Array.from(Array.from(text).flatMap(bytesOf));
}

/** The pairs, and for GB18030 the quadruples of the basic plane, are tried out. */
function tableOf(charset: ChineseCharset): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(charset);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(charset);
  const tryOut = (bytes: readonly number[]) => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if (Array.from(char).length === 1 && char !== '\ufffd' && !table.has(char))
      table.set(char, bytes);
  };
  for (const lead of range(0x81, 0xfe))
    for (const trail of range(0x40, 0xfe)) tryOut([lead, trail]);
  if (charset === 'gb18030') {
    for (const first of range(0x81, 0x84))
      for (const second of range(0x30, 0x39))
        for (const third of range(0x81, 0xfe))
          for (const fourth of range(0x30, 0x39)) tryOut([first, second, third, fourth]);
  }
  tables.set(charset, table);
  return table;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
