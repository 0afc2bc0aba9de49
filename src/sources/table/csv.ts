/** One record of a CSV file, or why it is none; `line` is where it begins, counted from 1. */
export type CsvRecord =
  { kind: 'cells'; line: number; cells: string[] } | { kind: 'bad'; line: number; reason: string };

/** A quoted cell may hold whole articles; more than this is a quote that was never closed. */
const maxRecordChars = 1_000_000;
const delimiters = [',', '\t', ';', '|'] as const;

/**
 * Reads CSV (RFC 4180) piece by piece. The delimiter is the one that the header line has most of. A record with a
 * misplaced or unclosed quote is bad by itself: reading goes on with the line after the one that it begins on.
 */
export function openCsvReader() {
  let text = '';
  let line = 1;
  let delimiter: string | undefined;

  /** Takes records off the front; without `isEnd` the last, which may go on, stays. */
  function* records(isEnd: boolean): Generator<CsvRecord> {
    let at = 0;
    while (at < text.length) {
      const end = lineEnd(text, at);
      if (end.at === text.length && !isEnd) break;
      delimiter ??= delimiterOf(text.slice(at, end.at));
      const record = recordAt(text, at, delimiter);
      if (record.kind === 'open' && !isEnd && text.length - at < maxRecordChars) break;
      if (record.kind === 'whole') {
        if (record.end === text.length && !isEnd) break;
        const isBlank = record.cells.length === 1 && record.cells[0] === '';
        if (!isBlank) yield { kind: 'cells', line, cells: record.cells };
        line += linesIn(text, at, record.end);
        at = record.end;
      } else {
        const reason = record.kind === 'open' ? 'a quote is never closed' : record.reason;
        yield { kind: 'bad', line, reason };
        line += 1;
        at = end.next;
      }
    }
    text = text.slice(at);
  }

  return {
    /** The records that this piece completes. */
    *push(piece: string): Generator<CsvRecord> {
      text += line === 1 && text === '' ? piece.replace(/^\uFEFF/, '') : piece;
      yield* records(false);
    },
    /** What is left once there are no more pieces. */
    *end(): Generator<CsvRecord> {
      yield* records(true);
    },
  };
}

type Scanned =
  | { kind: 'whole'; cells: string[]; /** Where the next record begins. */ end: number }
  | { kind: 'open' }
  | { kind: 'bad'; reason: string };

function recordAt(text: string, start: number, delimiter: string): Scanned {
  const cells: string[] = [];
  for (let at = start; ;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, delimiter);
    if (cell.kind !== 'cell') return cell;
    cells.push(cell.value);
    const after = text[cell.end];
    if (after === delimiter) at = cell.end + 1;
    else if (after === undefined) return { kind: 'whole', cells, end: cell.end };
    else if (after === '\n' || after === '\r')
      return { kind: 'whole', cells, end: lineEnd(text, cell.end).next };
    else return { kind: 'bad', reason: `text after the closing quote of column ${cells.length}` };
  }
}

type Cell = { kind: 'cell'; value: string; end: number } | { kind: 'open' };

function quotedCell(text: string, start: number): Cell {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1 || quote - start > maxRecordChars) return { kind: 'open' };
    if (text[quote + 1] !== '"')
      return {
        kind: 'cell',
        value: text.slice(start + 1, quote).replaceAll('""', '"'),
        end: quote + 1,
      };
    from = quote + 2;
  }
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r')
    end += 1;
  return { kind: 'cell', value: text.slice(start, end).trim(), end };
}

/** Where the line ends, and where the next begins after LF, CRLF or CR. */
function lineEnd(text: string, from: number): { at: number; next: number } {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  const isPair = text[at] === '\r' && text[at + 1] === '\n';
  return { at, next: Math.min(text.length, at + (isPair ? 2 : 1)) };
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to;) {
    const end = lineEnd(text, at);
    if (end.at >= to) break;
    count += 1;
    at = end.next;
  }
  return count;
}

function delimiterOf(header: string): string {
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
