import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsvReader } from '../../../src/sources/table/csv.ts';

function read(text: string, pieceLength = text.length || 1) {
  const reader = openCsvReader();
  const records = [];
  for (let at = 0; at < text.length; at += pieceLength)
    records.push(...reader.push(text.slice(at, at + pieceLength)));
  return [...records, ...reader.end()];
}
const cells = (...records: string[][]) =>
  records.map((one) => expect.objectContaining({ cells: one }));

describe('a CSV file', () => {
  it('keeps quotes, delimiters and line breaks of quoted cells, and counts lines as an editor does', () => {
    const text = '\uFEFF标题,正文\r\n"说""停水""","第一行\n第二行,还有"\r\n\r\n甲,乙';
    expect(read(text)).toEqual([
      { kind: 'cells', line: 1, cells: ['标题', '正文'] },
      { kind: 'cells', line: 2, cells: ['说"停水"', '第一行\n第二行,还有'] },
      { kind: 'cells', line: 5, cells: ['甲', '乙'] },
    ]);
  });

  it.each(['\t', ';', '|'])('takes %j as delimiter when its header has most of them', (mark) => {
    expect(read(`a${mark}b,c${mark}d\n1${mark}2${mark}3`)).toEqual(
      cells(['a', 'b,c', 'd'], ['1', '2', '3']),
    );
  });

  it('names a record whose quote is never closed, and reads the lines after it', () => {
    expect(read('a,b\n"1,2\n3,4\n')).toEqual([
      ...cells(['a', 'b']),
      { kind: 'bad', line: 2, reason: 'a quote is never closed' },
      ...cells(['3', '4']),
    ]);
  });

  it('names a record with text after a closing quote, and reads the lines after it', () => {
    expect(read('a,b\n1,"2"x\n3,4\n')).toEqual([
      ...cells(['a', 'b']),
      { kind: 'bad', line: 2, reason: 'text after the closing quote of column 2' },
      ...cells(['3', '4']),
    ]);
  });

  it('reads the same in pieces of any length', () => {
    const word = string({ unit: constantFrom('a', '"', ',', '\n', '\r', '水') });
    assert(
      property(array(array(word, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), (rows) => {
        const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
        const text = ['x,y', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
        const whole = read(text);
        expect(whole.slice(1)).toEqual(cells(...rows));
        for (const length of [1, 2, 3]) expect(read(text, length)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('takes time in proportion to its length, whatever its quotes', () => {
    const hostile = `a,b\n${'"x\n'.repeat(30_000)}`;
    const begun = performance.now();
    read(hostile, 65_536);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
