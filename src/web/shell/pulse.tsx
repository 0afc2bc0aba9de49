import { useEffect } from 'react';
import { Link } from 'wouter';
import { useConnection } from '../shared/live.ts';
import { useServerTime } from '../shared/server-time.ts';
import { useVisit } from '../shared/session.ts';
import { minuteOf, useDuration } from '../shared/time-words.ts';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';
import { usePulse } from './use-pulse.ts';

const rereadMs = 60_000;
const shortestMs = 5000;

/** How the office stands, on every page: overdue, due within the hour, and whether collection keeps up. */
export function Pulse() {
  const { office } = useVisit();
  const say = useWords(shellWords);
  const { reply, reload } = usePulse();
  // a deadline comes nearer, and a source falls behind, without an event
  useEffect(() => {
    const reading = window.setInterval(
      reload,
      Math.max(shortestMs, rereadMs / office.acceleration),
    );
    return () => window.clearInterval(reading);
  }, [reload, office.acceleration]);
  return (
    <div className="pulse">
      {reply && (
        <>
          <Link href="/queue?view=overdue" className={reply.overdue > 0 ? 'clock overdue' : ''}>
            {say('overdueCount', { n: reply.overdue })}
          </Link>
          <Link href="/queue?view=hour" className={reply.dueWithinHour > 0 ? 'clock near' : ''}>
            {say('dueSoonCount', { n: reply.dueWithinHour })}
          </Link>
          <Collection {...reply.collection} />
        </>
      )}
      <Interruption />
    </div>
  );
}

function Collection(props: { state: 'working' | 'late' | 'stopped' | 'off'; lagMs: number }) {
  const say = useWords(shellWords);
  const duration = useDuration();
  const tones = { working: '', late: 'clock near', stopped: 'clock overdue', off: 'clock near' };
  return (
    <Link href="/admin/sources" className={tones[props.state]}>
      {say(`collection.${props.state}`, { d: duration(props.lagMs) })}
    </Link>
  );
}

const graceMs = 5000;

/** Says that nothing new is heard and how old everything on the page is; quiet for the first five seconds. */
function Interruption() {
  const say = useWords(shellWords);
  const connection = useConnection();
  // looked at again each second, with the clocks
  const dataAt = useServerTime(() =>
    connection.kind === 'interrupted' && performance.now() - connection.sinceMs > graceMs
      ? connection.dataAt
      : 0,
  );
  return (
    <span className="interruption" role="status">
      {dataAt > 0 && say('interrupted', { t: minuteOf(dataAt) })}
    </span>
  );
}
