import { Link } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { useLabel } from '../shared/label.ts';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { spellInvisible, Told } from '../shared/told.tsx';
import { useCodes, useLanguage, useWords } from '../shared/words.ts';
import { auditWords } from '../words/audit.ts';
import { caseEventWords } from '../words/case-events.ts';
import { domainWords } from '../words/domain.ts';
import { saveCsv } from './save-csv.ts';

type Audited = Reply<'GET /api/audit/cases/:id'>;

/** One case's events with the hashes of its chain, and what the check found. */
export function AuditedCase({ id, number }: { id: string; number: string }) {
  const say = useWords(auditWords);
  const resource = useResource('GET /api/audit/cases/:id', { params: { id } });
  return (
    <>
      <div className="row">
        <Link href="/audit">{say('back')}</Link>
        <h2>{say('verdict', { number: spellInvisible(number) })}</h2>
        <button type="button" onClick={resource.reload}>
          {say('again')}
        </button>
      </div>
      <Shown resource={resource}>{(audited) => <Events audited={audited} />}</Shown>
    </>
  );
}

function Events({ audited }: { audited: Audited }) {
  const say = useWords(auditWords);
  const word = useCodes(domainWords);
  const eventWord = useCodes(caseEventWords);
  const { caseId, events } = audited;
  const rowsOfFile = () =>
    events.map(({ sequence, at, by, role, kind, version, changes, hash }) => {
      const changed = changes.map(
        ({ field, before = '', after = '' }) => `${field}: ${before} → ${after}`,
      );
      const cells = [sequence, new Date(at).toISOString(), by, role, kind, version];
      return [...cells, changed.join('; '), hash].map(String);
    });
  return (
    <>
      <Verdict audited={audited} />
      <button
        type="button"
        onClick={() =>
          saveCsv(`audit-${caseId}`, [
            ['sequence', 'at', 'by', 'role', 'kind', 'version', 'changes', 'hash'],
            ...rowsOfFile(),
          ])
        }
      >
        {say('export')}
      </button>
      <Table
        caption={say('cases')}
        columns={[
          { head: say('sequence'), cell: ({ sequence }) => sequence, isNumber: true },
          { head: say('at'), cell: ({ at }) => minuteOf(at), isNumber: true },
          { head: say('by'), cell: ({ by }) => <Told>{by}</Told> },
          { head: say('role'), cell: ({ role }) => word(role) },
          {
            head: say('event'), // the auditor learns what was done, not to what: the places of the sentence stay open
            cell: ({ kind }) => eventWord(kind).replace(/\{\w+\}/g, '…'),
          },
          { head: say('change'), cell: ({ changes }) => <Changes changes={changes} /> },
          { head: say('hash'), cell: ({ hash }) => <code title={hash}>{hash.slice(0, 16)}…</code> },
        ]}
        rows={events}
        keyOf={({ sequence }) => String(sequence)}
      />
    </>
  );
}

function Changes({ changes }: Pick<Audited['events'][number], 'changes'>) {
  const say = useWords(auditWords);
  const label = useLabel();
  const word = useCodes(domainWords);
  const told = (codes: string | undefined) =>
    codes === undefined ? say('none') : <Told>{codes.split(' ').map(word).join(' · ')}</Told>;
  if (changes.length === 0) return say('none');
  return (
    <ul className="audit-facts">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {label(say(`field.${field}`))}
          {told(before)} → {told(after)}
        </li>
      ))}
    </ul>
  );
}

function Verdict({ audited: { findings, events } }: { audited: Audited }) {
  const say = useWords(auditWords);
  const language = useLanguage();
  if (findings.length === 0)
    return (
      <p className="card audit-verdict" role="status">
        {say('sound', { n: events.length })}
      </p>
    );
  return (
    <div className="failure" role="alert">
      <strong>{say('unsound', { n: findings.length })}</strong>
      <ul>
        {findings.map(({ kind, words }) => (
          <li key={kind + words.zh}>
            <Told>{words[language]}</Told>
          </li>
        ))}
      </ul>
    </div>
  );
}
