import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Failure, Loading } from '../shared/states.tsx';
import { useWords } from '../shared/words.ts';
import { queueWords } from '../words/queue.ts';
import { FilterBar } from './filter-bar.tsx';
import { useQueueFilter } from './queue-filter.ts';
import { EmptyQueue, PartialQueue } from './queue-states.tsx';
import { useKeyHint } from './key-hint.ts';
import { QueueTable } from './queue-table.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useCaseActions } from './use-case-actions.tsx';
import { useQueue } from './use-queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useReading } from './use-reading.ts';
import './queue.css';

// what is not on the first screen is loaded when it is first opened
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }));
const SavedViews = lazy(async () => ({
  default: (await import('./saved-views.tsx')).SavedViews,
}));
const Preview = lazy(async () => ({ default: (await import('./preview.tsx')).Preview }));

/** 待办队列: every case that asks for work, the nearest winnable deadline first. */
export function QueueScreen() {
  const say = useWords(queueWords);
  const hint = useKeyHint();
  const [filter, changeFilter] = useQueueFilter();
  const live = useQueue(filter);
  const { queue, problem, readAt, load } = live;
  const ids = useMemo(() => drawnOrder(queue, filter.order === 'bands'), [queue, filter.order]);
  const reading = useReading(ids);
  const [isPreviewed, setPreviewed] = useState(false);
  const [isHelpShown, setHelpShown] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);
  const [, navigate] = useLocation();
  const { hold, currentId, selected } = reading;

  const loadInPlace = useCallback(() => {
    hold();
    void load();
  }, [hold, load]);
  const rows = useMemo(() => {
    const wanted = selected.size > 0 ? selected : new Set([currentId]);
    return queue?.rows.filter(({ id }) => wanted.has(id)) ?? [];
  }, [queue, selected, currentId]);
  const actions = useCaseActions({ rows, onDone: live.look });
  useQueueKeys({
    reading,
    actions,
    open: () => currentId !== undefined && navigate(`/cases/${currentId}`),
    preview: () => setPreviewed((is) => !is),
    load: loadInPlace,
    search: () => searchField.current?.focus(),
    help: () => setHelpShown(true),
  });
  const waiting = queue?.waiting.size ?? 0;

  return (
    <>
      <div className="row queue-head">
        <h1>{say('title')}</h1>
        {queue && <span className="number">{say('count', { n: queue.total })}</span>}
        <button type="button" onClick={() => setHelpShown(true)}>
          {say('keys', { k: hint('help') })}
        </button>
        <span role="status">
          {waiting > 0 && (
            <button type="button" className="primary pill" onClick={loadInPlace}>
              {say('updates', { n: waiting, k: hint('load') })}
            </button>
          )}
        </span>
        <PartialQueue />
      </div>
      {selected.size > 0 ? (
        <SelectionBar count={selected.size} actions={actions} onClear={reading.clearSelection} />
      ) : (
        <FilterBar
          filter={filter}
          onChange={changeFilter}
          queue={queue}
          searchField={searchField}
        />
      )}
      <Suspense fallback={<div className="queue-bar" />}>
        <SavedViews filter={filter} />
      </Suspense>
      {problem && <Failure problem={problem} readAt={readAt} onRetry={() => void load()} />}
      {!queue && !problem && <Loading rows={12} />}
      {queue && queue.rows.length === 0 && (
        <EmptyQueue filter={filter} onClear={() => changeFilter({ view: 'all', search: '' })} />
      )}
      {queue && queue.rows.length > 0 && (
        <QueueTable
          queue={queue}
          reading={reading}
          isBanded={filter.order === 'bands'}
          onNearEnd={live.loadMore}
        />
      )}
      <Suspense>
        {isPreviewed && currentId !== undefined && (
          <Preview caseId={currentId} onClose={() => setPreviewed(false)} />
        )}
        {isHelpShown && <KeyHelp onClose={() => setHelpShown(false)} />}
        {actions.dialog}
      </Suspense>
    </>
  );
}

/** The ids of the rows in the order in which they are drawn. */
function drawnOrder(queue: ReturnType<typeof useQueue>['queue'], isBanded: boolean): string[] {
  if (!queue) return [];
  const drawn = isBanded
    ? queue.bands.flatMap(({ band }) => queue.rows.filter((row) => row.band === band))
    : queue.rows;
  return drawn.map(({ id }) => id);
}
