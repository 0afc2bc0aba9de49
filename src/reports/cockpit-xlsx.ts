import writeXlsxFile, { type Cell, type Row, type Sheet } from 'write-excel-file/node';
import { shanghaiMinute } from '../domain/time.ts';
import type { Cockpit } from '../views/cockpit.ts';
import { cockpitTables, periodInWords, type CockpitTable } from './cockpit-tables.ts';

/** The figures of the cockpit as a workbook: a sheet a table, and one that says how each is counted. */
export async function cockpitXlsx(cockpit: Cockpit, officeName: string): Promise<Uint8Array> {
  const tables = cockpitTables(cockpit);
  const written = writeXlsxFile([...tables.map(sheetOf), meaningsOf(tables, cockpit, officeName)]);
  return new Uint8Array(await written.toBuffer());
}

function sheetOf({ title, head, widths, rows }: CockpitTable): Sheet<never> {
  return {
    sheet: title,
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width: Math.max(10, width) })),
    data: [head.map(headCell), ...rows.map((row) => row.map(cellOf))],
  };
}

function meaningsOf(
  tables: readonly CockpitTable[],
  cockpit: Cockpit,
  officeName: string,
): Sheet<never> {
  const facts: Row[] = [
    ['单位', officeName],
    ['统计期', periodInWords(cockpit)],
    ['数据截至', shanghaiMinute(cockpit.now)],
  ].map((row) => row.map(cellOf));
  return {
    sheet: '口径',
    columns: [{ width: 16 }, { width: 100 }],
    data: [
      ['表', '口径'].map(headCell),
      ...tables.map(({ title, meaning }) => [title, meaning].map(cellOf)),
      ...facts,
    ],
  };
}

function headCell(text: string): Cell {
  return { value: text, type: String, fontWeight: 'bold' };
}

/** Text stays text, so that no title of a crawled page is ever read as a formula. */
function cellOf(value: string | number): Cell {
  return typeof value === 'number'
    ? { value, type: Number }
    : { value: printable(value), type: String, wrap: true };
}

/** Without what XML cannot hold and what turns or hides text. */
function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]+/gu, ' ');
}
