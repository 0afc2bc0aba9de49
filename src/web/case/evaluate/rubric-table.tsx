import { Table } from '../../shared/table.tsx';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import type { Evaluation } from './indicator-table.tsx';
import { sheetOf, type SheetRow } from './rubric-sheet.ts';

/** Each published standard as a sheet: what counts, mean and spread of its assessors, and their reasons. */
export function RubricTable({ evaluation }: { evaluation: Evaluation }) {
  const say = useWords(evaluateWords);
  const { rubrics } = evaluation;
  if (rubrics.length === 0) return null;
  return (
    <section className="card" aria-labelledby="rubrics">
      <h2 id="rubrics">{say('rubrics')}</h2>
      <p className="quiet">{say('rubricsHint')}</p>
      {rubrics.map((rubric) => (
        <details key={rubric.rubric} open={rubric.criteria.some(isScored)}>
          <summary>
            <Told>
              {rubric.total === undefined
                ? say('rubricOpen', { name: rubric.name })
                : say('rubricTotal', {
                    name: rubric.name,
                    total: rubric.total,
                    band: rubric.band ?? '',
                  })}
            </Told>
          </summary>
          <Table
            caption={rubric.name}
            isCaptionTold
            rows={sheetOf(rubric, evaluation)}
            keyOf={({ id }) => id}
            columns={[
              { head: say('indicator'), cell: ({ name }) => <Told>{name}</Told> },
              { head: say('counts'), isNumber: true, cell: ({ score }) => score ?? '—' },
              { head: say('mean'), isNumber: true, cell: ({ mean }) => mean ?? '—' },
              { head: say('spread'), isNumber: true, cell: (row) => <Spread row={row} /> },
              { head: say('note'), cell: (row) => <Reasons row={row} /> },
            ]}
          />
        </details>
      ))}
    </section>
  );
}

function Spread({ row: { lowest, highest, count } }: { row: SheetRow }) {
  const say = useWords(evaluateWords);
  if (lowest === undefined || highest === undefined) return '—';
  return say('spreadOf', { lowest, highest, n: count });
}

function Reasons({ row: { isMeasured, note, reasons } }: { row: SheetRow }) {
  const say = useWords(evaluateWords);
  if (isMeasured)
    return (
      <>
        {say('measured')} {note !== undefined && <Told>{note}</Told>}
      </>
    );
  if (reasons.length === 0) return say('noScore');
  return (
    <ul>
      {reasons.map(({ assessor, score, reason }) => (
        <li key={assessor} className="sentence">
          <Told>{assessor}</Told> <strong className="number">{score}</strong> <Told>{reason}</Told>
        </li>
      ))}
    </ul>
  );
}

function isScored({ source, count }: Evaluation['rubrics'][number]['criteria'][number]): boolean {
  return source === 'assessors' && count > 0;
}
