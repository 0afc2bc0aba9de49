import { useEffect, useState, type RefObject } from 'react';
import type { QueueFilter } from '../../views/queue.ts';
import { useWords } from '../shared/words.ts';
import { queueWords } from '../words/queue.ts';
import { systemViews } from './queue-filter.ts';
import type { ShownQueue } from './queue-model.ts';

const typingPauseMs = 250;

/** Which cases are shown and in which order; everything stands in the address. */
export function FilterBar(props: {
  filter: QueueFilter;
  onChange: (change: Partial<QueueFilter>) => void;
  queue: ShownQueue | undefined;
  searchField: RefObject<HTMLInputElement | null>;
}) {
  const { filter, onChange, queue } = props;
  const say = useWords(queueWords);
  const counts = new Map(queue?.views.map(({ view, count }) => [view, count]));
  return (
    <div className="queue-bar">
      <fieldset className="queue-views">
        <legend className="visually-hidden">{say('views')}</legend>
        {systemViews.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={filter.view === view}
            onClick={() => onChange({ view })}
          >
            {say(`view.${view}`)} <span className="number">{counts.get(view) ?? ''}</span>
          </button>
        ))}
      </fieldset>
      <SearchField search={filter.search} onChange={onChange} field={props.searchField} />
      <label className="queue-order">
        {say('order')}{' '}
        <select
          value={filter.order}
          onChange={(event) =>
            onChange({ order: event.target.value === 'deadline' ? 'deadline' : 'bands' })
          }
        >
          <option value="bands">{say('order.bands')}</option>
          <option value="deadline">{say('order.deadline')}</option>
        </select>
      </label>
    </div>
  );
}

function SearchField(props: {
  search: string;
  onChange: (change: { search: string }) => void;
  field: RefObject<HTMLInputElement | null>;
}) {
  const { search, onChange, field } = props;
  const say = useWords(queueWords);
  const [typed, setTyped] = useState(search);
  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    if (typed.trim() === search) return undefined;
    const pause = window.setTimeout(() => onChange({ search: typed.trim() }), typingPauseMs);
    return () => window.clearTimeout(pause);
  }, [typed, search, onChange]);
  return (
    <input
      ref={field}
      type="search"
      aria-label={say('search')}
      placeholder={say('search')}
      value={typed}
      maxLength={100}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
