import { Link, useLocation, useSearch } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { useResource } from '../shared/resource.ts';
import { hasRole, useVisit } from '../shared/session.ts';
import { Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf, useDuration } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { sourcesWords } from '../words/admin-sources.ts';
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
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="quiet admin-hint">{say('changeHint')}</p>
      <Shown resource={resource}>{({ sources }) => <Sources sources={sources} />}</Shown>
      {hasRole(session, ['analyst', 'coordinator', 'system-admin']) && <SourceTrial />}
      {opened !== null && (
        <SourceDialog id={opened} onClose={() => navigate('/admin/sources', { replace: true })} />
      )}
    </>
  );
}

function Sources({ sources }: { sources: readonly Health[] }) {
  const say = useWords(sourcesWords);
  const duration = useDuration();
  return (
    <Table
      caption={say('title')}
      columns={[
        { head: say('source'), cell: (source: Health) => <Name source={source} /> },
        {
          head: say('status'),
          cell: ({ status }) => (
            <span className={lookClasses[status]}>{say(`status.${status}`)}</span>
          ),
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
          cell: ({ itemsToday, itemsUsually }) =>
            `${itemsToday} / ${itemsUsually === undefined ? say('unknownUsual') : Math.round(itemsUsually)}`,
        },
        { head: say('owed'), cell: ({ owed }) => owed, isNumber: true },
        { head: say('alarms'), cell: (source) => <Troubles source={source} /> },
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
