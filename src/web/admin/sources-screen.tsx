import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { useResource } from '../shared/resource.ts';
import { serverNow } from '../shared/server-time.ts';
import { hasRole, useVisit } from '../shared/session.ts';
import { Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf, useDuration } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { sourcesWords } from '../words/admin-sources.ts';
import { PauseDialog } from './pause-dialog.tsx';
import { SourceDialog } from './source-dialog.tsx';
import { SourceTrial } from './source-trial.tsx';
import './admin.css';

type Health = Reply<'GET /api/sources'>['sources'][number];

const lookClasses: Record<Health['status'], string> = {
  healthy: 'clock running',
  late: 'clock near',
  failing: 'clock overdue',
  'never-visited': 'clock unarmed',
  off: 'clock unarmed',
};

/** 采集来源: how each fares, what is wrong with it, and a trial of what a new one would bring. */
export function SourcesScreen() {
  const say = useWords(sourcesWords);
  const { session } = useVisit();
  const [, navigate] = useLocation();
  const opened = new URLSearchParams(useSearch()).get('id');
  const resource = useResource('GET /api/sources', {});
  const [switched, setSwitched] = useState<Health>();
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="quiet admin-hint">{say('changeHint')}</p>
      <Shown resource={resource}>
        {({ sources, mayPause }) => (
          <Sources sources={sources} onSwitch={mayPause ? setSwitched : undefined} />
        )}
      </Shown>
      {switched && (
        <PauseDialog
          source={switched}
          isPaused={switched.pause !== undefined}
          onClose={() => setSwitched(undefined)}
          onDone={() => {
            setSwitched(undefined);
            resource.reload();
          }}
        />
      )}
      {hasRole(session, ['analyst', 'coordinator', 'system-admin']) && <SourceTrial />}
      {opened !== null && (
        <SourceDialog id={opened} onClose={() => navigate('/admin/sources', { replace: true })} />
      )}
    </>
  );
}

function Sources(props: {
  sources: readonly Health[];
  onSwitch: ((source: Health) => void) | undefined;
}) {
  const { sources, onSwitch } = props;
  const say = useWords(sourcesWords);
  const duration = useDuration();
  return (
    <Table
      caption={say('title')}
      columns={[
        { head: say('source'), cell: (source: Health) => <Name source={source} /> },
        {
          head: say('status'),
          cell: (source) => <State source={source} />,
        },
        {
          head: say('lastSuccess'),
          isNumber: true,
          cell: ({ lastSuccessAt }) =>
            lastSuccessAt === undefined ? say('never') : minuteOf(lastSuccessAt),
        },
        {
          head: say('lag'),
          isNumber: true,
          cell: ({ lagMs }) => (lagMs === 0 ? say('onTime') : duration(lagMs)),
        },
        {
          head: say('items'),
          isNumber: true,
          cell: (source) => <Items source={source} />,
        },
        { head: say('basis'), cell: ({ basis }) => <Told>{basis}</Told> },
        { head: say('owed'), cell: ({ owed }) => owed, isNumber: true },
        { head: say('alarms'), cell: (source) => <Troubles source={source} /> },
        ...(onSwitch
          ? [
              {
                head: say('actions'),
                cell: (source: Health) => <Switch source={source} onSwitch={onSwitch} />,
              },
            ]
          : []),
      ]}
      rows={sources}
      keyOf={({ id }) => id}
    />
  );
}

function Name({ source: { id, name, kind } }: { source: Health }) {
  return (
    <>
      <Link href={`/admin/sources?id=${encodeURIComponent(id)}`}>
        <Told>{name}</Told>
      </Link>
      <div className="quiet">
        {id} · {kind}
      </div>
    </>
  );
}

function Troubles({ source: { alarms, lastError } }: { source: Health }) {
  const say = useWords(sourcesWords);
  return (
    <>
      {alarms.map(({ kind, since }) => (
        <div key={kind}>
          ▲ {say(`alarm.${kind}`)}{' '}
          <span className="quiet">{say('since', { t: minuteOf(since) })}</span>
        </div>
      ))}
      {lastError !== undefined && (
        <div className="quiet sentence">
          <Told>{lastError}</Told>
        </div>
      )}
      {alarms.length === 0 && lastError === undefined && say('none')}
    </>
  );
}

function State({ source: { status, pause } }: { source: Health }) {
  const say = useWords(sourcesWords);
  if (!pause) return <span className={lookClasses[status]}>{say(`status.${status}`)}</span>;
  const { by, at, reason } = pause;
  return (
    <>
      <span className={lookClasses.off}>{say('paused')}</span>
      <div className="quiet sentence">
        <Told>{say('pausedBy', { by: by.name, t: minuteOf(at), reason })}</Told>
      </div>
    </>
  );
}

const hourMs = 3_600_000;
const [dayHours, shanghaiHours] = [24, 8];

/** How many came today, and how many an hour against an hour of a usual day. */
function Items({ source: { itemsToday, itemsUsually } }: { source: Health }) {
  const say = useWords(sourcesWords);
  const hours = (serverNow() / hourMs + shanghaiHours) % dayHours;
  const rate = (items: number, over: number) => (items / Math.max(1, over)).toFixed(1);
  return (
    <>
      {itemsToday} · {say('perHour', { n: rate(itemsToday, hours) })}
      <div className="quiet">
        {itemsUsually === undefined
          ? say('unknownUsual')
          : say('usually', { n: rate(itemsUsually, dayHours) })}
      </div>
    </>
  );
}

/** What is off in the configuration is not switched on from here. */
function Switch(props: { source: Health; onSwitch: (source: Health) => void }) {
  const { source, onSwitch } = props;
  const { name, pause, status } = source;
  const say = useWords(sourcesWords);
  if (status === 'off' && !pause) return say('none');
  return (
    <button
      type="button"
      className="admin-short"
      aria-label={say(pause ? 'resumeOf' : 'pauseOf', { name })}
      onClick={() => onSwitch(source)}
    >
      {say(pause ? 'resume' : 'pause')}
    </button>
  );
}
