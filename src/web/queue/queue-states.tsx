import { Link } from 'wouter';
import type { QueueFilter } from '../../views/queue.ts';
import { useResource } from '../shared/resource.ts';
import { Empty, Partial } from '../shared/states.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { useWords } from '../shared/words.ts';
import { queueWords } from '../words/queue.ts';

/** Why the queue shows no case: nothing matches, everything is done, or nothing is collected. */
export function EmptyQueue(props: { filter: QueueFilter; onClear: () => void }) {
  const { filter, onClear } = props;
  const say = useWords(queueWords);
  const { reply } = useResource('GET /api/pulse', {});
  if (filter.view !== 'all' || filter.search !== '') {
    return (
      <Empty title={say('noMatch')}>
        <button type="button" onClick={onClear}>
          {say('clearFilter')}
        </button>
      </Empty>
    );
  }
  const { state, lastSuccessAt } = reply?.collection ?? { state: 'working' };
  if (state === 'stopped' || state === 'off') {
    return (
      <Empty title={say(state)}>
        <p>
          {lastSuccessAt === undefined
            ? say('neverCollected')
            : say('stoppedSince', { t: minuteOf(lastSuccessAt) })}
        </p>
        <Link href="/admin/sources">{say('toSources')}</Link>
      </Empty>
    );
  }
  return (
    <Empty title={say('allDone')}>
      <p>{say('allDoneHint')}</p>
    </Empty>
  );
}

/** Says that sources are behind, so that nobody takes the queue for the whole. */
export function PartialQueue() {
  const say = useWords(queueWords);
  const { reply } = useResource('GET /api/pulse', {});
  const behind = reply?.collection.behind ?? 0;
  if (behind === 0) return null;
  return (
    <Partial>
      {say('partial', { n: behind })} <Link href="/admin/sources">{say('toSources')}</Link>
    </Partial>
  );
}
