import type { Reply } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf, useDuration } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { sourcesWords } from '../words/admin-sources.ts';

type Source = Reply<'GET /api/sources/:id'>;

/** One source: its lawful basis, its rhythm, and the pages that it owes or has given up. */
export function SourceDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const resource = useResource('GET /api/sources/:id', { params: { id } });
  const say = useWords(sourcesWords);
  return (
    <Dialog title={resource.reply?.health.name ?? say('source')} onClose={onClose}>
      <Shown resource={resource}>{(source) => <Details source={source} />}</Shown>
    </Dialog>
  );
}

function Details({ source }: { source: Source }) {
  const say = useWords(sourcesWords);
  const duration = useDuration();
  const { configured, health, gapSince, owed } = source;
  return (
    <>
      <dl className="admin-facts">
        <dt>{say('basis')}</dt>
        <dd>
          <Told>{configured.basis}</Told>
        </dd>
        <dt>{say('tier')}</dt>
        <dd>{say(configured.tier)}</dd>
        <dt>{say('page')}</dt>
        <dd className="sentence">
          <Told>{health.url}</Told>
        </dd>
        <dt>{say('enabled')}</dt>
        <dd>{say(configured.enabled ? 'yes' : 'no')}</dd>
        <dt>{say('every')}</dt>
        <dd>{duration(configured.every)}</dd>
        <dt>{say('next')}</dt>
        <dd className="number">
          {health.nextVisitAt === undefined ? say('none') : minuteOf(health.nextVisitAt)}
        </dd>
        <dt>{say('looks')}</dt>
        <dd>{say('unchanged', { n: health.looksToday, m: health.unchangedToday })}</dd>
      </dl>
      {gapSince !== undefined && (
        <p className="partial">{say('gapSince', { t: minuteOf(gapSince) })}</p>
      )}
      <Pages source={{ ...source, owed }} />
    </>
  );
}

function Pages({ source: { owed, health } }: { source: Source }) {
  const say = useWords(sourcesWords);
  const rows = [
    ...owed.map(({ url, reason, nextTryAt }) => ({
      url,
      reason,
      when: `${say('nextTry')} ${minuteOf(nextTryAt)}`,
    })),
    ...health.missed.map(({ url, reason, missedAt }) => ({
      url,
      reason,
      when: `${say('gaveUp')} ${minuteOf(missedAt)}`,
    })),
  ];
  if (rows.length === 0) return <p className="quiet">{say('noTrouble')}</p>;
  return (
    <Table
      caption={say('owed')}
      columns={[
        { head: say('page'), cell: ({ url }) => <Told>{url}</Told> },
        { head: say('why'), cell: ({ reason }) => <Told>{reason}</Told> },
        { head: say('nextTry'), cell: ({ when }) => when, isNumber: true },
      ]}
      rows={rows}
      keyOf={({ url }) => url}
    />
  );
}
