import { memo } from 'react';
import { Link } from 'wouter';
import type { QueueRow } from '../../views/queue-row.ts';
import { Clock } from '../shared/clock.tsx';
import { MergedInto } from '../shared/merged-into.tsx';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { domainWords } from '../words/domain.ts';
import { queueWords } from '../words/queue.ts';

interface QueueLineProps {
  row: QueueRow;
  /** Its place in the virtual list, and in the whole table for screen readers. */
  index: number;
  rowIndex: number;
  isSelected: boolean;
  isCurrent: boolean;
  measure: (element: HTMLElement | null) => void;
  onSelect: (id: string) => void;
  onFocus: (id: string) => void;
}

/** One case as a row of the queue; drawn anew only when something of it changes. */
export const QueueLine = memo(function QueueLine(props: QueueLineProps) {
  const { row, isSelected, isCurrent, onSelect, onFocus } = props;
  const say = useWords(queueWords);
  const word = useCodes(domainWords);
  const state = [isSelected && 'selected', isCurrent && 'current'].filter(Boolean).join(' ');
  return (
    <tr
      ref={props.measure}
      data-index={props.index}
      role="row"
      aria-rowindex={props.rowIndex}
      className={`queue-row ${row.band} ${state}`}
    >
      <td role="cell" className="queue-select">
        <label>
          <input
            type="checkbox"
            checked={isSelected}
            aria-label={say('selectOne', { number: row.number })}
            onChange={() => onSelect(row.id)}
          />
        </label>
      </td>
      <td role="cell" data-head={say('deadline')}>
        {row.mergedInto ? (
          <MergedInto to={row.mergedInto} />
        ) : (
          <Clock
            clock={row.clock}
            otherClocks={row.otherClocks}
            isOver={row.band === 'concluded'}
          />
        )}
      </td>
      <th role="rowheader" scope="row" className="queue-matter">
        <Link href={`/cases/${row.id}`} data-case={row.id} onFocus={() => onFocus(row.id)}>
          <Told>{row.title}</Told>
        </Link>
        <div className="quiet queue-facts">
          <span>{row.number}</span> · {say('items', { n: row.appearances })}
          {row.sources.length > 0 && ' · '}
          <Told>{row.sources.join('、')}</Told>
        </div>
      </th>
      <td role="cell" data-head={say('priorities')}>
        {row.priorities.map((priority) => (
          <span key={priority} className="tag">
            {word(priority)}
          </span>
        ))}
      </td>
      <td role="cell" data-head={say('severity')}>
        <Severity row={row} />
      </td>
      <td role="cell" data-head={say('stage')}>
        {word(row.stage)}
        {row.proposal && <div className="quiet">{say(`proposal.${row.proposal}`)}</div>}
      </td>
      <td role="cell" data-head={say('department')}>
        {row.leadDepartment === undefined ? (
          <i className="quiet">{say('notNamed')}</i>
        ) : (
          <Told>{row.leadDepartment}</Told>
        )}
      </td>
      <td role="cell" data-head={say('heat')} className="number">
        <Heat heat={row.heat} />
      </td>
      <td role="cell" data-head={say('assignee')}>
        {row.assignee === undefined ? (
          <i className="quiet">{say('unclaimed')}</i>
        ) : (
          <Told>{row.assignee}</Told>
        )}
      </td>
    </tr>
  );
});

function Severity({ row: { severity } }: { row: QueueRow }) {
  const say = useWords(queueWords);
  const word = useCodes(domainWords);
  if (!severity) return <i className="quiet">{say('toJudge')}</i>;
  return (
    <>
      {word(severity.level)}
      {severity.provisional && <div className="quiet">{say('provisional')}</div>}
    </>
  );
}

/** Heat has no upper end: the bar grows with its logarithm and is full at this heat. */
const fullHeat = 100;

function Heat({ heat }: { heat: number }) {
  const share = Math.min(1, Math.log1p(heat) / Math.log1p(fullHeat));
  return (
    <span className="heat">
      <span className="heat-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {heat < 10 ? heat.toFixed(1) : Math.round(heat)}
    </span>
  );
}
