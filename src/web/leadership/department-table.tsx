import { Link, useSearch } from 'wouter';
import { Table } from '../shared/table.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { figureAddress, type Cockpit } from './figures.ts';
import { Meaning } from './meaning.tsx';

type Row = Cockpit['departments'][number];

/** How the departments kept the deadlines of the law; too few say nothing about a department. */
export function DepartmentTable({ rows }: { rows: readonly Row[] }) {
  const say = useWords(cockpitWords);
  const search = useSearch();
  return (
    <section className="card">
      <h2>{say('departments')}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{say('noDepartments')}</p>
      ) : (
        <Table
          caption={say('departments')}
          columns={[
            {
              head: say('rank'),
              cell: ({ rank }: Row) => rank ?? <span className="quiet">{say('unranked')}</span>,
            },
            { head: say('department'), cell: ({ name }) => <Told>{name}</Told> },
            {
              head: say('kept'),
              isNumber: true,
              cell: ({ id, name, met, of }) => (
                <Link
                  href={figureAddress(search, { name: 'department', of: id })}
                  aria-label={`${name} ${met}/${of}`}
                >
                  {met}/{of}
                </Link>
              ),
            },
            {
              head: say('share'),
              isNumber: true,
              cell: ({ rank, met, of }) => (rank === undefined ? '—' : <Share part={met / of} />),
            },
          ]}
          rows={rows}
          keyOf={({ id }) => id}
        />
      )}
      <Meaning of="meaning.department" />
    </section>
  );
}

function Share({ part }: { part: number }) {
  const percent = `${Math.round(part * 100)}%`;
  return (
    <span className="cockpit-share">
      <span className="cockpit-bar" aria-hidden="true">
        <span style={{ width: percent }} />
      </span>
      {percent}
    </span>
  );
}
