import type { Reply } from '../../shared/api.ts';
import { Table } from '../../shared/table.tsx';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';

export type Evaluation = Reply<'GET /api/cases/:id/evaluation'>;

/** Every indicator with its score and where it comes from; others' scores only once they may be seen. */
export function IndicatorTable({ evaluation }: { evaluation: Evaluation }) {
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const { indicators, overall, submitted, others, external } = evaluation;
  return (
    <section className="card" aria-labelledby="indicators">
      <h2 id="indicators">{say('indicators')}</h2>
      {overall !== undefined && (
        <p>
          <strong className="number">{say('overall', { n: overall })}</strong>
        </p>
      )}
      <p className="quiet">
        {say('submitted', { n: submitted })} {others === 'hidden' && say('hidden')}
      </p>
      <Table
        caption={say('indicatorScores')}
        rows={indicators}
        keyOf={({ name }) => name}
        columns={[
          { head: say('indicator'), cell: ({ name }) => code(name) },
          { head: say('score'), isNumber: true, cell: ({ score }) => score ?? '—' },
          {
            head: say('source'),
            cell: ({ source, count, range }) =>
              source === 'measured'
                ? say('measured')
                : count === 0
                  ? say('noScore')
                  : say('people', { n: count, range }),
          },
          { head: say('note'), cell: ({ note }) => note !== undefined && <Told>{note}</Told> },
        ]}
      />
      {others !== 'hidden' && others.length > 0 && (
        <>
          <h3>{say('others')}</h3>
          <ul>
            {others.map(({ assessor, at, indicators: given }) => (
              <li key={assessor.id} className="sentence">
                <Told>{assessor.name}</Told> <span className="quiet">{minuteOf(at)}</span>
                <ul>
                  {given.map(({ name, score, note }) => (
                    <li key={name}>
                      {code(name)} <strong className="number">{score}</strong>{' '}
                      {note !== undefined && <Told>{note}</Told>}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
      {external.length > 0 && (
        <>
          <h3>{say('external')}</h3>
          <ul>
            {external.map(({ name, source, score }) => (
              <li key={name + source} className="sentence">
                {code(name)} <strong className="number">{score}</strong> <Told>{source}</Told>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
