import { Clause } from '../shared/clause.tsx';
import type { Reply } from '../shared/api.ts';
import { Table } from '../shared/table.tsx';
import { Told } from '../shared/told.tsx';
import { useLanguage, useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { indicatorWords } from '../words/indicators.ts';

type Evaluation = Reply<'GET /api/cases/:id/evaluation'>;
type Indicator = Evaluation['indicators'][number];

/** What a case comes to: each indicator with what its score rests on, and the deadlines that were missed. */
export function EvaluationTable({ evaluation }: { evaluation: Evaluation }) {
  const say = useWords(cockpitWords);
  const { indicators, overall, submitted, breaches } = evaluation;
  return (
    <div>
      <h3>{say('scores')}</h3>
      <p>
        <strong>{overall === undefined ? say('notWhole') : say('overall', { n: overall })}</strong>{' '}
        <span className="quiet">{say('submitted', { n: submitted })}</span>
      </p>
      <Table
        caption={say('scores')}
        columns={[
          { head: say('indicator'), cell: (row: Indicator) => <IndicatorName row={row} /> },
          { head: say('score'), cell: ({ score }) => score ?? '—', isNumber: true },
          { head: say('source'), cell: (row) => <RestsOn row={row} /> },
        ]}
        rows={indicators}
        keyOf={({ name }) => name}
      />
      {breaches.length > 0 && <Breaches breaches={breaches} />}
    </div>
  );
}

function IndicatorName({ row: { name, title } }: { row: Indicator }) {
  const say = useWords(indicatorWords);
  return useLanguage() === 'zh' ? <Told>{title}</Told> : <>{say(name)}</>;
}

function RestsOn({ row }: { row: Indicator }) {
  const say = useWords(cockpitWords);
  const { source, note, count, range } = row;
  if (source === 'measured')
    return (
      <>
        {say('source.measured')} {note !== undefined && <Told>{note}</Told>}
      </>
    );
  return <>{count === 0 ? say('notScored') : say('source.people', { n: count, r: range })}</>;
}

function Breaches({ breaches }: { breaches: Evaluation['breaches'] }) {
  const say = useWords(cockpitWords);
  return (
    <>
      <h3>{say('breaches')}</h3>
      <ul className="cockpit-plain-list">
        {breaches.map(({ id, clockName, clause, outcome, isRectified }) => (
          <li key={id}>
            ▲ <Told>{clockName}</Told> · {say(`breach.${outcome?.kind ?? 'open'}`)}
            {isRectified && ` · ${say('rectified')}`}{' '}
            <span className="quiet">
              <Clause>{clause}</Clause>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
