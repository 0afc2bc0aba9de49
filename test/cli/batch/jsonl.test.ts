import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { openJsonLinesWriter, readJsonLines, readRows } from '../../../src/cli/batch/jsonl.ts';
import { readTextRow } from '../../../src/cli/batch/labelled-row.ts';

function fileOf(content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'huiying-jsonl-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'rows.jsonl');
  writeFileSync(file, content);
  return file;
}

async function rowsOf(file: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readJsonLines(file)) rows.push(row);
  return rows;
}

const text = '{"id":1,"title":"防汛公告"}\r\n\n[2]\n"三"';
const rows = [{ id: 1, title: '防汛公告' }, [2], '三'];

it('reads one value per line', async () => {
  expect(await rowsOf(fileOf(text))).toEqual(rows);
});

it('reads gzip, whatever the file is called', async () => {
  expect(await rowsOf(fileOf(gzipSync(text)))).toEqual(rows);
});

it('reads nothing from an empty file', async () => {
  expect(await rowsOf(fileOf(''))).toEqual([]);
});

it('reads characters that are split between two chunks', async () => {
  const long = { text: '清河县水利局'.repeat(20_000) };
  expect(await rowsOf(fileOf(`x${JSON.stringify(long)}`.slice(1)))).toEqual([long]);
});

it('names file, line and reason of a line that is no JSON', async () => {
  const file = fileOf('{"id":1}\n{"id":\n{"id":3}');
  await expect(rowsOf(file)).rejects.toThrow(`${file}:2: expected one JSON value, `);
});

it('names file, line and reason of a row that is not of the shape asked for', async () => {
  const file = fileOf('{"id":"a","text":"防汛公告"}\n\n{"id":7,"text":"停水"}\n');
  const ids: string[] = [];
  const read = async () => {
    for await (const { id } of readRows(file, readTextRow)) ids.push(id);
  };
  await expect(read()).rejects.toThrow(`${file}:3: ✖ Invalid input: expected string`);
  expect(ids).toEqual(['a']);
});

it('says that a file is missing or its gzip is damaged', async () => {
  await expect(rowsOf('/nowhere/rows.jsonl')).rejects.toThrow('ENOENT');
  await expect(rowsOf(fileOf(gzipSync(text).subarray(0, 30)))).rejects.toThrow(/unexpected end/);
});

it('writes what it reads', async () => {
  const file = fileOf('');
  const writer = openJsonLinesWriter(file);
  for (const row of rows) await writer.write(row);
  await writer.close();
  expect(await rowsOf(file)).toEqual(rows);
  expect(readFileSync(file, 'utf8').endsWith('\n')).toBe(true);
});
