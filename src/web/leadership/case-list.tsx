import { Link, useLocation, useSearch } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { Table, type Column } from '../shared/table.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { domainWords } from '../words/domain.ts';
import { withoutFigure, type Figure } from './figures.ts';

type Row = Reply<'GET /api/cockpit/cases'>['cases'][number];

const listed = 100;

/** The cases behind one figure, what was missed first; closing goes back to the figures. */
export function CaseList(props: { figure: Figure; name: string; query: { from?: number } }) {
  const { figure, name, query } = props;
  const say = useWords(cockpitWords);
  const search = useSearch();
  const [address, navigate] = useLocation();
  const of = figure.of === undefined ? {} : { of: figure.of };
  const resource = useResource(
    'GET /api/cockpit/cases',
    { query: { ...query, ...of, figure: figure.name, limit: listed } },
    { refreshOn: ['case-events'] },
  );
  return (
    <Dialog
      title={say('listOf', { name })}
      onClose={() => navigate(address + withoutFigure(search), { replace: true })}
    >
      <Shown resource={resource}>
        {({ total, cases }) => (
          <>
            <p role="status">
              {total === 0
                ? say('listEmpty')
                : say(total > cases.length ? 'listFirst' : 'listCount', {
                    n: total,
                    m: cases.length,
                  })}
            </p>
            {cases.length > 0 && <Cases rows={cases} caption={name} />}
          </>
        )}
      </Shown>
    </Dialog>
  );
}

function Cases({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const say = useWords(cockpitWords);
  const word = useCodes(domainWords);
  const isPromise = rows.some(({ isMet }) => isMet !== undefined);
  const columns: Column<Row>[] = [
    {
      head: say('matter'),
      cell: ({ id, number, title }) => (
        <>
          <Link href={`/cases/${id}`}>
            <Told>{title}</Told>
          </Link>
          <div className="quiet">{number}</div>
        </>
      ),
    },
    ...(isPromise
      ? [{ head: say('outcome'), cell: ({ isMet }: Row) => <Outcome isMet={isMet} /> }]
      : []),
    { head: say('stage'), cell: ({ stage }) => word(stage) },
    {
      head: say('department'),
      cell: ({ department }) => (department === undefined ? '—' : <Told>{department}</Told>),
    },
    { head: say('since'), cell: ({ stageSince }) => minuteOf(stageSince), isNumber: true },
  ];
  return <Table caption={caption} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function Outcome({ isMet }: { isMet: boolean | undefined }) {
  const say = useWords(cockpitWords);
  if (isMet === undefined) return '—';
  return (
    <span className={isMet ? 'clock running' : 'clock overdue'}>
      {say(isMet ? 'met' : 'missed')}
    </span>
  );
}
