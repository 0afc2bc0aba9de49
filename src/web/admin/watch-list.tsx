import { useState } from 'react';
import type { Reply } from '../shared/api.ts';
import { useResource } from '../shared/resource.ts';
import { hasRole, useVisit } from '../shared/session.ts';
import { Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { fullMinuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';
import { domainWords } from '../words/domain.ts';
import { FedCases } from './fed-cases.tsx';
import { NewWatchDialog } from './new-watch-dialog.tsx';
import { WatchChangeDialog } from './watch-change-dialog.tsx';
import type { Watch } from './watch.ts';

type Task = { kind: 'open' } | { kind: 'extend' | 'close'; watch: Watch };

/** 专项关注: topics that are watched for a time, opened, extended and closed by hand. */
export function WatchList() {
  const say = useWords(topicsWords);
  const { session } = useVisit();
  const resource = useResource('GET /api/watches', {}, { refreshOn: ['case-events'] });
  const [task, setTask] = useState<Task>();
  const mayChange = hasRole(session, [
    ...(['analyst', 'coordinator', 'office-head', 'leader', 'principal'] as const),
  ]);
  const ends = {
    onClose: () => setTask(undefined),
    onDone: () => {
      setTask(undefined);
      resource.reload();
    },
  };
  return (
    <section className="admin-part">
      <div className="row">
        <h2>{say('watches')}</h2>
        {mayChange && (
          <button type="button" onClick={() => setTask({ kind: 'open' })}>
            {say('open')}
          </button>
        )}
      </div>
      <Shown resource={resource}>
        {(reply) => <Watches reply={reply} onTask={mayChange ? setTask : undefined} />}
      </Shown>
      {task?.kind === 'open' && <NewWatchDialog {...ends} />}
      {(task?.kind === 'extend' || task?.kind === 'close') && (
        <WatchChangeDialog kind={task.kind} watch={task.watch} {...ends} />
      )}
    </section>
  );
}

function Watches(props: {
  reply: Reply<'GET /api/watches'>;
  onTask: ((task: Task) => void) | undefined;
}) {
  const { watches, now } = props.reply;
  const { onTask } = props;
  const say = useWords(topicsWords);
  const word = useCodes(domainWords);
  if (watches.length === 0) return <p>{say('noWatches')}</p>;
  return (
    <Table
      caption={say('watches')}
      columns={[
        {
          head: say('watch'),
          cell: ({ name, topic }: Watch) => (
            <>
              <Told>{name}</Told>
              <div className="quiet sentence">
                <Told>{topic}</Told>
              </div>
            </>
          ),
        },
        { head: say('kind'), cell: ({ kind }) => <span className="admin-short">{say(kind)}</span> },
        {
          head: say('period'),
          isNumber: true,
          cell: ({ from, until }) => `${fullMinuteOf(from)} – ${fullMinuteOf(until)}`,
        },
        {
          head: say('outcome'),
          cell: ({ rule }) =>
            rule.kind === 'open'
              ? say('outcome.open', { p: rule.priorities.map(word).join(' ') })
              : say('outcome.feed'),
        },
        { head: say('fed'), cell: ({ fed }) => <FedCases fed={fed} none={say('none')} /> },
        {
          head: say('state'),
          cell: (watch) => <span className="admin-short">{say(stateOf(watch, now))}</span>,
        },
        ...(onTask
          ? [
              {
                head: say('actions'),
                cell: (watch: Watch) => <Tasks watch={watch} now={now} onTask={onTask} />,
              },
            ]
          : []),
      ]}
      rows={watches}
      keyOf={({ id }) => id}
    />
  );
}

function Tasks(props: { watch: Watch; now: number; onTask: (task: Task) => void }) {
  const { watch, now, onTask } = props;
  const say = useWords(topicsWords);
  const state = stateOf(watch, now);
  if (state === 'closed' || state === 'over') return say('none');
  return (
    <div className="row">
      {(['extend', 'close'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-label={say(`${kind}Of`, { name: watch.name })}
          onClick={() => onTask({ kind, watch })}
        >
          {say(kind)}
        </button>
      ))}
    </div>
  );
}

function stateOf({ from, until, closed }: Watch, now: number): 'on' | 'ahead' | 'over' | 'closed' {
  if (closed) return 'closed';
  if (now >= until) return 'over';
  return now < from ? 'ahead' : 'on';
}
