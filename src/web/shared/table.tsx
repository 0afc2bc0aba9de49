import type { ReactNode } from 'react';
import { Told } from './told.tsx';

/** A column of a table: its head, and what stands in it for a row. */
export interface Column<Row> {
  head: string;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean;
}

/** A plain table with a caption; below 640 px it scrolls in its own frame, reachable by keyboard. */
export function Table<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  isCaptionShown?: boolean;
  /** The caption is somebody else's words, e.g. the name of a standard. */
  isCaptionTold?: boolean;
}) {
  const { caption, columns, rows, keyOf, isCaptionShown = false, isCaptionTold = false } = props;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption className={isCaptionShown ? '' : 'visually-hidden'}>
          {isCaptionTold ? <Told>{caption}</Told> : caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ head }) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ head, cell, isNumber }) => (
                <td key={head} className={isNumber ? 'number' : ''}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
