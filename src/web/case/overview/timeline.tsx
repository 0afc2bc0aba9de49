import { useState } from 'react';
import { useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { EventLine } from '../../shared/command-form/event-line.tsx';
import type { CaseEvent } from '../../shared/command-form/event-parts.ts';

const filters = ['all', 'people', 'system', 'publications'] as const;
type Filter = (typeof filters)[number];

/** Everything that happened to the case, the latest first; each row is an entry of the audit. */
export function Timeline() {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  const [filter, setFilter] = useState<Filter>('all');
  const shown = page.history.filter(({ event }) => isShown(event, filter)).toReversed();
  return (
    <section className="card" aria-labelledby="timeline">
      <div className="row">
        <h2 id="timeline">{say('timeline')}</h2>
        <label>
          {say('show')}{' '}
          <select
            value={filter}
            onChange={(event) =>
              setFilter(filters.find((one) => one === event.target.value) ?? 'all')
            }
          >
            {filters.map((one) => (
              <option key={one} value={one}>
                {say(`show.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="quiet">{say('timelineHint')}</p>
      <ol className="timeline">
        {shown.map(({ sequence, event }) => (
          <li key={sequence} id={`entry-${sequence}`} className="sentence">
            <EventLine event={event} />{' '}
            <a href={`#entry-${sequence}`} className="quiet">
              {say('auditEntry', { n: sequence })}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isShown(event: CaseEvent, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'people':
      return (
        event.by.id !== 'system' && !/^(clock|step|breach-(recorded|stopped))/.test(event.kind)
      );
    case 'system':
      return event.by.id === 'system' || /^(clock|step|breach)/.test(event.kind);
    case 'publications':
      return /^(publish|publication|page|conference|draft)/.test(event.kind);
  }
}
