import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { QueueRow, QueueBand } from '../../views/queue-row.ts';
import { useWords } from '../shared/words.ts';
import { queueWords } from '../words/queue.ts';
import type { ShownQueue } from './queue-model.ts';
import { QueueLine } from './queue-row.tsx';
import { useWindowRows } from './use-window-rows.ts';
import { useErrands, type Reading } from './use-reading.ts';

type Line = { kind: 'band'; band: QueueBand; count: number } | { kind: 'row'; row: QueueRow };

const columns = [
  'select',
  'deadline',
  'matter',
  'priorities',
  'severity',
  'stage',
  'department',
  'heat',
  'assignee',
] as const;
const rowHeight = 56;
const bandHeight = 34;
/** The head of the table, px; it stays below the head of the page. */
const tableHead = 36;

/** The queue as a table of which only the rows in sight are drawn; the page itself scrolls. */
export function QueueTable(props: {
  queue: ShownQueue;
  reading: Reading;
  isBanded: boolean;
  onNearEnd: () => void;
}) {
  const { queue, reading, isBanded, onNearEnd } = props;
  const say = useWords(queueWords);
  const lines = useMemo(() => linesOf(queue, isBanded), [queue, isBanded]);
  const body = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const seen = body.current?.getBoundingClientRect().top ?? 0;
    setTop(seen + window.scrollY + tableHead);
  }, []);
  const currentIndex = lines.findIndex(
    (line) => line.kind === 'row' && line.row.id === reading.currentId,
  );
  const keys = useMemo(() => lines.map(keyOf), [lines]);
  const placed = useWindowRows({
    keys,
    estimate: useCallback(
      (index: number) => (lines[index]?.kind === 'band' ? bandHeight : rowHeight),
      [lines],
    ),
    top,
    coveredTop,
    // the row that has the focus stays drawn, or the focus would be lost
    keep: currentIndex,
  });
  useErrands(reading.errands, { keys, scrollTo: placed.scrollTo });
  const last = placed.rows.at(-1);
  useLayoutEffect(() => {
    if (last && last.index >= lines.length - 10) onNearEnd();
  }, [last, lines.length, onNearEnd]);
  let drawnTo = placed.top;
  const drawn = placed.rows.map((row) => {
    const gap = row.start - drawnTo;
    drawnTo = row.end;
    return { ...row, gap };
  });
  return (
    <table
      ref={body}
      className="queue-table"
      role="table"
      aria-label={say('caption')}
      aria-rowcount={queue.total + 1 + (isBanded ? queue.bands.length : 0)}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col" className={`queue-head-${column}`}>
              {column === 'select' ? (
                <span className="visually-hidden">{say('select')}</span>
              ) : (
                say(column)
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {drawn.flatMap(({ index, gap }) => {
          const line = lines[index];
          const key = keys[index];
          if (!line) return [];
          return [
            gap > 0 && <Gap key={`gap ${key}`} height={gap} />,
            line.kind === 'band' ? (
              <BandLine key={key} line={line} index={index} measure={placed.measure} />
            ) : (
              <QueueLine
                key={key}
                row={line.row}
                index={index}
                rowIndex={index + 2}
                isSelected={reading.selected.has(line.row.id)}
                isCurrent={line.row.id === reading.currentId}
                measure={placed.measure}
                onSelect={reading.toggle}
                onFocus={reading.setCurrent}
              />
            ),
          ];
        })}
        <Gap height={placed.bottom - drawnTo} />
      </tbody>
    </table>
  );
}

function BandLine(props: {
  line: Extract<Line, { kind: 'band' }>;
  index: number;
  measure: (element: HTMLElement | null) => void;
}) {
  const say = useWords(queueWords);
  const { band, count } = props.line;
  return (
    <tr
      ref={props.measure}
      data-index={props.index}
      role="row"
      aria-rowindex={props.index + 2}
      className={`queue-band ${band}`}
    >
      <th role="rowheader" colSpan={columns.length}>
        {say(`band.${band}`)} · {count}
      </th>
    </tr>
  );
}

/** Stands for rows that are not drawn, so that the others keep their place. */
function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" className="queue-gap">
      <td colSpan={columns.length} style={{ height: Math.max(0, height) }} />
    </tr>
  );
}

/** What covers the top of the page, px. */
function coveredTop(): number {
  const head = document.querySelector<HTMLElement>('.head')?.offsetHeight ?? 0;
  return head + tableHead + 4;
}

function linesOf({ rows, bands }: ShownQueue, isBanded: boolean): Line[] {
  if (!isBanded) return rows.map((row) => ({ kind: 'row', row }));
  return bands.flatMap(({ band, count }): Line[] => {
    const members = rows.filter((row) => row.band === band);
    if (members.length === 0) return [];
    return [{ kind: 'band', band, count }, ...members.map((row): Line => ({ kind: 'row', row }))];
  });
}

function keyOf(line: Line | undefined): string {
  if (!line) return '';
  return line.kind === 'band' ? `band ${line.band}` : line.row.id;
}
