import type { TableColumns } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import type { Article } from '../shared/article.ts';
import { canonicalUrl } from '../shared/canonical-url.ts';
import { textAt } from '../shared/dotted-path.ts';
import { isRecord, parseJson } from '../shared/json.ts';
import { plainText } from '../shared/plain-text.ts';
import { present } from '../shared/present.ts';
import { machineTime } from '../shared/publication-time.ts';
import { openCsvReader, type CsvRecord } from './csv.ts';

/** One row of a delivered table: an article with the row as it came, or why it is none. */
export type TableRow =
  | { kind: 'article'; line: number; url: string; article: Article; row: Record<string, unknown> }
  | { kind: 'bad'; line: number; reason: string };

/** Reads a table piece by piece; a bad row is named with its line and costs no other. */
export interface TableReader {
  push(piece: string): Iterable<TableRow>;
  /** What is left once there are no more pieces. */
  end(): Iterable<TableRow>;
}

/** CSV with a header line, or JSON Lines: told by the first character. `now` is what relative dates count from. */
export function openTableReader(columns: TableColumns, now: Instant): TableReader {
  let reader: TableReader | undefined;
  const readerFor = (piece: string) =>
    /^\uFEFF?\s*\{/.test(piece) ? openJsonLines(columns, now) : openCsv(columns, now);
  return {
    push: (piece) => (reader ??= readerFor(piece)).push(piece),
    end: () => reader?.end() ?? [],
  };
}

function openJsonLines(columns: TableColumns, now: Instant): TableReader {
  let rest = '';
  let line = 0;
  function rowsOf(texts: readonly string[]): TableRow[] {
    return texts.flatMap((text) => {
      line += 1;
      if (text.trim() === '') return [];
      const row = parseJson(text.replace(/^\uFEFF/, ''));
      if (!isRecord(row)) return [{ kind: 'bad', line, reason: 'expected one JSON object' }];
      return [articleOf(row, { columns, line, now })];
    });
  }
  return {
    push(piece) {
      const texts = (rest + piece).split('\n');
      rest = texts.pop() ?? '';
      return rowsOf(texts);
    },
    end: () => rowsOf([rest]),
  };
}

function openCsv(columns: TableColumns, now: Instant): TableReader {
  const csv = openCsvReader();
  let header: string[] | undefined;
  let isOfColumns = true;
  function* rows(records: Iterable<CsvRecord>): Generator<TableRow> {
    for (const record of records) {
      if (!isOfColumns) return;
      if (record.kind === 'bad') yield record;
      else if (header === undefined) {
        header = record.cells;
        const reason = missingColumns(columns, header);
        // one reason for the whole file, not one for every row
        isOfColumns = reason === undefined;
        if (reason !== undefined) yield { kind: 'bad', line: record.line, reason };
      } else yield csvRow(record, header, { columns, now });
    }
  }
  return { push: (piece) => rows(csv.push(piece)), end: () => rows(csv.end()) };
}

function missingColumns(columns: TableColumns, header: readonly string[]): string | undefined {
  const missing = Object.values(columns)
    .filter((name) => name !== undefined)
    .filter((name) => !header.includes(name));
  if (missing.length === 0) return undefined;
  return `the header lacks ${missing.join(', ')}; it has ${header.join(', ')}`;
}

function csvRow(
  { line, cells }: Extract<CsvRecord, { kind: 'cells' }>,
  header: readonly string[],
  { columns, now }: { columns: TableColumns; now: Instant },
): TableRow {
  if (cells.length !== header.length) {
    const reason = `expected ${header.length} columns as in the header, found ${cells.length}`;
    return { kind: 'bad', line, reason };
  }
  const row = Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']));
  // a header is a name, not a path: 发布时间.1 is one column
  const cellOf = (name: string | undefined) => {
    const cell = name === undefined ? '' : (row[name] ?? '').trim();
    return cell === '' ? undefined : cell;
  };
  return toArticle(row, cellOf, { columns, line, now });
}

function articleOf(
  row: Record<string, unknown>,
  place: { columns: TableColumns; line: number; now: Instant },
): TableRow {
  return toArticle(row, (path) => textAt(row, path), place);
}

function toArticle(
  row: Record<string, unknown>,
  valueOf: (column: string | undefined) => string | undefined,
  { columns, line, now }: { columns: TableColumns; line: number; now: Instant },
): TableRow {
  const bad = (column: string | undefined, got: string | undefined, expected: string): TableRow => {
    const found = got === undefined ? 'is empty' : `got "${got.slice(0, 80)}"`;
    return { kind: 'bad', line, reason: `${column}: ${found}, expected ${expected}` };
  };
  const address = valueOf(columns.url);
  const url = address === undefined ? undefined : canonicalUrl(address);
  if (url === undefined) return bad(columns.url, address, 'an http or https address');
  const [title, text] = [valueOf(columns.title), valueOf(columns.text)];
  if (title === undefined) return bad(columns.title, title, 'a title');
  if (text === undefined) return bad(columns.text, text, 'the text');
  const stated = valueOf(columns.publishedAt);
  const time = stated === undefined ? undefined : machineTime(stated, now);
  if (stated !== undefined && time === undefined)
    return bad(columns.publishedAt, stated, 'a past time such as "2026-11-20 14:05"');
  const article = {
    title: plainText(title).replace(/\s+/g, ' '),
    text: /<[a-z/]/i.test(text) ? plainText(text) : text,
    ...present({
      publishedAt: time?.at,
      publishedPrecision: time?.precision,
      author: valueOf(columns.author),
      origin: valueOf(columns.origin),
    }),
  };
  return { kind: 'article', line, url, article, row };
}
