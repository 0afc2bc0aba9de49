import type { Reply } from '../shared/api.ts';
import { serverNow } from '../shared/server-time.ts';
import { Table } from '../shared/table.tsx';
import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';

type Calendar = Reply<'GET /api/profile'>['calendar'];

const soonMs = 60 * 24 * 3_600_000;

/** The days that differ from the week, and until when they are known: a warning once that is near. */
export function CalendarCard({ calendar: { coveredUntil, days } }: { calendar: Calendar }) {
  const say = useWords(rulesWords);
  const isEndNear = Date.parse(`${coveredUntil}T00:00:00+08:00`) - serverNow() < soonMs;
  const rows = Object.entries(days).map(([day, kind]) => ({ day, kind }));
  return (
    <section className="admin-part">
      <h2>{say('calendar')}</h2>
      <p className={isEndNear ? 'partial' : ''}>
        {say(isEndNear ? 'coveredSoon' : 'covered', { day: coveredUntil })}
      </p>
      <details>
        <summary>{say('exceptions')}</summary>
        <Table
          caption={say('exceptions')}
          columns={[
            { head: say('day'), cell: ({ day }) => day, isNumber: true },
            { head: say('kind'), cell: ({ kind }) => say(kind) },
          ]}
          rows={rows}
          keyOf={({ day }) => day}
        />
      </details>
    </section>
  );
}
