import { useEffect, useState } from 'react';
import { call, type Reply } from '../shared/api.ts';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Empty, Failure, Loading } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { auditWords } from '../words/audit.ts';
import { domainWords } from '../words/domain.ts';
import { saveCsv } from './save-csv.ts';

type OfficeEvent = Reply<'GET /api/audit/office'>['events'][number];

const page = 100;

/** What was done to the office's accounts and rules, the latest first, from what to what. */
export function OfficeEvents() {
  const say = useWords(auditWords);
  const [events, setEvents] = useState<readonly OfficeEvent[]>();
  const [problem, setProblem] = useState<Problem>();
  const [hasMore, setMore] = useState(false);

  async function load(before?: OfficeEvent): Promise<void> {
    try {
      const query = { limit: page, ...(before && { before: before.id }) };
      const { events: more } = await call('GET /api/audit/office', { query });
      setEvents((known = []) => (before ? [...known, ...more] : more));
      setMore(more.length === page);
      setProblem(undefined);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  useEffect(() => void load(), []);
  if (problem) return <Failure problem={problem} onRetry={() => void load()} />;
  if (!events) return <Loading />;
  if (events.length === 0) return <Empty title={say('noEvents')} />;
  return (
    <>
      <button type="button" onClick={() => saveCsv('audit-office', fileOf(events))}>
        {say('exportAll')}
      </button>
      <EventTable events={events} />
      {hasMore && (
        <button type="button" onClick={() => void load(events.at(-1))}>
          {say('more')}
        </button>
      )}
    </>
  );
}

function EventTable({ events }: { events: readonly OfficeEvent[] }) {
  const say = useWords(auditWords);
  return (
    <Table
      caption={say('office')}
      columns={[
        { head: say('at'), cell: ({ at }: OfficeEvent) => minuteOf(at), isNumber: true },
        { head: say('by'), cell: ({ by }) => <Told>{by.name}</Told> },
        { head: say('event'), cell: ({ kind }) => say(kind) },
        { head: say('subject'), cell: ({ subject }) => <Told>{subject}</Told> },
        { head: say('before'), cell: ({ before }) => <Facts facts={before} /> },
        { head: say('after'), cell: ({ after }) => <Facts facts={after} /> },
      ]}
      rows={events}
      keyOf={({ id }) => id}
    />
  );
}

function Facts({ facts }: { facts: Record<string, string> | undefined }) {
  const say = useCodes(auditWords);
  const role = useCodes(domainWords);
  if (!facts) return '—';
  const told = (name: string, value: string) =>
    name === 'roles' ? value.split(' ').map(role).join(' · ') : say(value);
  return (
    <ul className="audit-facts">
      {Object.entries(facts).map(([name, value]) => (
        <li key={name}>
          <FactName name={name} />: <Told>{told(name, value)}</Told>
        </li>
      ))}
    </ul>
  );
}

/** A field's word; a rule that was changed is called by its own name. */
function FactName({ name }: { name: string }) {
  const key = `field.${name}`;
  const word = useCodes(auditWords)(key);
  return word === key ? <Told>{name}</Told> : word;
}

function fileOf(events: readonly OfficeEvent[]): string[][] {
  return [
    ['id', 'at', 'by', 'kind', 'subject', 'before', 'after'],
    ...events.map(({ id, at, by, kind, subject, before, after }) => [
      id,
      new Date(at).toISOString(),
      by.id,
      kind,
      subject,
      before ? JSON.stringify(before) : '',
      after ? JSON.stringify(after) : '',
    ]),
  ];
}
