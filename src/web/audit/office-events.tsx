import { useEffect, useState } from 'react';
import { call, type Reply } from '../shared/api.ts';
import { useLabel } from '../shared/label.ts';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Empty, Failure, Loading } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useLanguage, useWords } from '../shared/words.ts';
import { auditWords } from '../words/audit.ts';
import { domainWords } from '../words/domain.ts';
import { saveCsv } from './save-csv.ts';

type Page = Reply<'GET /api/audit/office'>;
type AnyEvent = Page['events'][number];
type ReadEvent = Exclude<AnyEvent, { kind: 'unreadable' }>;
type FactNames = Page['facts'];
type Always = 'id' | 'kind' | 'words';
/** Of a line that the server could not read nothing else is there. */
type OfficeEvent = Pick<AnyEvent, Always> & Partial<Omit<ReadEvent, Always>>;

/** Facts that are codes with blanks between them. */
const ofCodes = ['roles', 'priorities'];

const listed = 100;

/** What was done to the office itself, the latest first, from what to what. */
export function OfficeEvents() {
  const say = useWords(auditWords);
  const [told, setTold] = useState<Page>();
  const [problem, setProblem] = useState<Problem>();
  const [hasMore, setMore] = useState(false);

  async function load(before?: OfficeEvent): Promise<void> {
    try {
      const query = { limit: listed, ...(before && { before: before.id }) };
      const page = await call('GET /api/audit/office', { query });
      setTold((known) =>
        before && known ? { ...page, events: [...known.events, ...page.events] } : page,
      );
      setMore(page.events.length === listed);
      setProblem(undefined);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  useEffect(() => void load(), []);
  if (problem) return <Failure problem={problem} onRetry={() => void load()} />;
  if (!told) return <Loading />;
  const { events, facts } = told;
  if (events.length === 0) return <Empty title={say('noEvents')} />;
  return (
    <>
      <button type="button" onClick={() => saveCsv('audit-office', fileOf(events))}>
        {say('exportAll')}
      </button>
      <EventTable events={events} names={facts} />
      {hasMore && (
        <button type="button" onClick={() => void load(events.at(-1))}>
          {say('more')}
        </button>
      )}
    </>
  );
}

function EventTable({ events, names }: { events: readonly OfficeEvent[]; names: FactNames }) {
  const say = useWords(auditWords);
  const language = useLanguage();
  return (
    <Table
      caption={say('office')}
      columns={[
        {
          head: say('at'),
          cell: ({ at }: OfficeEvent) => (at === undefined ? say('none') : minuteOf(at)),
          isNumber: true,
        },
        { head: say('by'), cell: ({ by }) => (by ? <Told>{by.name}</Told> : say('none')) },
        { head: say('event'), cell: ({ words }) => words[language] },
        { head: say('subject'), cell: (event) => <Told>{subjectOf(event)}</Told> },
        { head: say('before'), cell: ({ before }) => <Facts facts={before} names={names} /> },
        { head: say('after'), cell: ({ after }) => <Facts facts={after} names={names} /> },
      ]}
      rows={events}
      keyOf={({ id }) => id}
    />
  );
}

/** By its name where it has one, and its id; of a line that cannot be read the line's own. */
function subjectOf({ id, subject = id, subjectName }: OfficeEvent): string {
  return subjectName === undefined ? subject : `${subjectName} (${subject})`;
}

function Facts({ facts, names }: { facts: Record<string, string> | undefined; names: FactNames }) {
  const say = useWords(auditWords);
  const label = useLabel();
  const word = useCodes(domainWords);
  const language = useLanguage();
  if (!facts) return '—';
  // what a person wrote is never taken for a code
  const told = (name: string, value: string) =>
    ofCodes.includes(name)
      ? value.split(' ').map(word).join(' · ')
      : value === 'true' || value === 'false'
        ? say(value)
        : value;
  return (
    <ul className="audit-facts">
      {Object.entries(facts).map(([name, value]) => (
        <li key={name}>
          <Told>{label(names[name]?.[language] ?? name)}</Told>
          <Told>{told(name, value)}</Told>
        </li>
      ))}
    </ul>
  );
}

function fileOf(events: readonly OfficeEvent[]): string[][] {
  return [
    ['id', 'at', 'by', 'kind', 'subject', 'subjectName', 'before', 'after'],
    ...events.map(({ id, at, by, kind, subject, subjectName, before, after }) => [
      id,
      at === undefined ? '' : new Date(at).toISOString(),
      by?.id ?? '',
      kind,
      subject ?? '',
      subjectName ?? '',
      before ? JSON.stringify(before) : '',
      after ? JSON.stringify(after) : '',
    ]),
  ];
}
