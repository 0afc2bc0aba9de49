import { Link, useSearch } from 'wouter';
import { Table } from '../shared/table.tsx';
import { useDuration } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { domainWords } from '../words/domain.ts';
import { figureAddress, type Cockpit } from './figures.ts';
import { Meaning } from './meaning.tsx';

type Row = Cockpit['stages'][number];

/** Where the live cases stand, how long they stay there, and which has stayed longest. */
export function StageTable({ stages, now }: { stages: readonly Row[]; now: number }) {
  const say = useWords(cockpitWords);
  const word = useCodes(domainWords);
  const duration = useDuration();
  const search = useSearch();
  return (
    <section className="card">
      <h2>{say('stages')}</h2>
      <Table
        caption={say('stages')}
        columns={[
          { head: say('stage'), cell: ({ stage }: Row) => word(stage) },
          {
            head: say('cases'),
            isNumber: true,
            cell: ({ stage, cases }) => (
              <Link
                href={figureAddress(search, { name: 'stage', of: stage })}
                aria-label={`${word(stage)} ${cases}`}
              >
                {cases}
              </Link>
            ),
          },
          {
            head: say('median'),
            isNumber: true,
            cell: ({ medianMs }) => (medianMs === undefined ? '—' : duration(medianMs)),
          },
          { head: say('longest'), cell: (row) => <Longest row={row} now={now} /> },
        ]}
        rows={stages}
        keyOf={({ stage }) => stage}
      />
      <Meaning of="meaning.stage" />
    </section>
  );
}

function Longest({ row: { longest }, now }: { row: Row; now: number }) {
  const say = useWords(cockpitWords);
  const duration = useDuration();
  if (!longest) return '—';
  return (
    <>
      <Link href={`/cases/${longest.id}`} className="cockpit-clamped">
        <Told>{longest.title}</Told>
      </Link>
      <div className="quiet">
        {longest.number} · {say('stayed', { d: duration(now - longest.stageSince) })}
      </div>
    </>
  );
}
