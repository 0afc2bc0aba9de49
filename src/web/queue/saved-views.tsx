import { useEffect, useId, useState } from 'react';
import { Link } from 'wouter';
import { call, type Reply } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Checkbox, TextField } from '../shared/fields.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { useResource } from '../shared/resource.ts';
import { useVisit } from '../shared/session.ts';
import { Failure } from '../shared/states.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { savedViewWords } from '../words/saved-views.ts';
import { addressOf, filterOf, type QueueFilter } from './queue-filter.ts';

type SavedView = Reply<'GET /api/views'>['views'][number];

const recountMs = 60_000;

/** The own views and those that others share, each with how many cases it holds; the present one can be kept. */
export function SavedViews({ filter }: { filter: QueueFilter }) {
  const say = useWords(savedViewWords);
  const { reply, problem, reload } = useResource(
    'GET /api/views',
    { query: { list: 'queue' } },
    { refreshOn: ['case-events'] },
  );
  // a deadline passes without an event
  useEffect(() => {
    const counting = window.setInterval(reload, recountMs);
    return () => window.clearInterval(counting);
  }, [reload]);
  const [isNaming, setNaming] = useState(false);
  const views = reply?.views ?? [];
  return (
    <section className="queue-bar" aria-label={say('views')}>
      {problem && <Failure problem={problem} onRetry={reload} />}
      {views.map((view) => (
        <OneView key={view.id} view={view} onRemoved={reload} />
      ))}
      <button type="button" onClick={() => setNaming(true)}>
        {say('keep')}
      </button>
      {isNaming && <NameDialog filter={filter} onKept={reload} onClose={() => setNaming(false)} />}
    </section>
  );
}

function OneView({ view, onRemoved }: { view: SavedView; onRemoved: () => void }) {
  const say = useWords(savedViewWords);
  const { session } = useVisit();
  const isOwn = view.owner === session.id;
  async function remove(): Promise<void> {
    await call('DELETE /api/views/:id', { params: { id: view.id } });
    onRemoved();
  }
  return (
    <span>
      <Link href={`/queue?${addressOf(filterOf(view.query))}`}>
        <Told>{view.name}</Told> <span className="number">{view.count}</span>
      </Link>{' '}
      {view.isShared && <span className="quiet">{say('shared')}</span>}
      {isOwn && (
        <button
          type="button"
          className="plain"
          aria-label={say('remove', { name: view.name })}
          onClick={() => void remove()}
        >
          ✕
        </button>
      )}
    </span>
  );
}

function NameDialog(props: { filter: QueueFilter; onKept: () => void; onClose: () => void }) {
  const { filter, onKept, onClose } = props;
  const say = useWords(savedViewWords);
  const id = useId();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  async function keep(): Promise<void> {
    try {
      const body = { list: 'queue' as const, name, query: addressOf(filter), isShared };
      await call('POST /api/views', { body });
      onKept();
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return (
    <Dialog title={say('keep')} onClose={onClose}>
      {problem && <Failure problem={problem} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <TextField
          id={id}
          label={say('name')}
          hint={say('nameHint')}
          value={name}
          maxLength={60}
          required
          onChange={(event) => setName(event.target.value)}
        />
        <Checkbox
          label={say('share')}
          checked={isShared}
          onChange={(event) => setShared(event.target.checked)}
        />
        <button type="submit" className="primary">
          {say('keepNow')}
        </button>
      </form>
    </Dialog>
  );
}
