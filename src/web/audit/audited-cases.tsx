import { useState } from 'react';
import { Link } from 'wouter';
import { useResource } from '../shared/resource.ts';
import { Empty, Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { useWords } from '../shared/words.ts';
import { auditWords } from '../words/audit.ts';

const listed = 100;

/** The cases by number, without their content; each leads to its events and their check. */
export function AuditedCases() {
  const say = useWords(auditWords);
  const [number, setNumber] = useState('');
  const resource = useResource('GET /api/audit/cases', {
    query: { number: number.trim(), limit: listed },
  });
  return (
    <>
      <input
        type="search"
        className="audit-filter"
        aria-label={say('filter')}
        placeholder={say('filter')}
        value={number}
        maxLength={60}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Shown resource={resource}>
        {({ total, cases }) =>
          total === 0 ? (
            <Empty title={say('noCases')} />
          ) : (
            <>
              <p role="status">
                {say(total > cases.length ? 'first' : 'count', { n: total, m: cases.length })}
              </p>
              <Table
                caption={say('cases')}
                columns={[
                  { head: say('number'), cell: (one) => one.number },
                  { head: say('version'), cell: ({ version }) => version, isNumber: true },
                  {
                    head: say('updated'),
                    cell: ({ updatedAt }) => minuteOf(updatedAt),
                    isNumber: true,
                  },
                  {
                    head: say('open'),
                    cell: (one) => (
                      <Link
                        href={`/audit?case=${encodeURIComponent(one.id)}&number=${encodeURIComponent(one.number)}`}
                        aria-label={say('openOf', { number: one.number })}
                      >
                        {say('open')}
                      </Link>
                    ),
                  },
                ]}
                rows={cases}
                keyOf={({ id }) => id}
              />
            </>
          )
        }
      </Shown>
    </>
  );
}
