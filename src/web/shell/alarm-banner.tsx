import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { useSettings } from '../shared/settings.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { signalWords } from '../words/signals.ts';
import { usePulse } from './use-pulse.ts';
import './signals.css';

type Alarm = Reply<'GET /api/pulse'>['alarms'][number];

const shownAtOnce = 3;

/** The one interruption: a matter of the gravest kind, or a deadline that has just been missed; over every page. */
export function AlarmBanner() {
  const say = useWords(signalWords);
  const [alarms, dismiss] = useAlarms();
  if (alarms.length === 0) return null;
  return (
    <div className="alarm-banner" role="alert">
      <span className="sentence">
        ▲ {say('alarm', { n: alarms.length })}{' '}
        {alarms.slice(0, shownAtOnce).map((alarm) => (
          <span key={keyOf(alarm)}>
            <Link href={`/cases/${alarm.id}`} onClick={dismiss}>
              {alarm.number} <Told>{alarm.title.slice(0, 40)}</Told>
            </Link>{' '}
            {say(alarm.kind)}{' '}
          </span>
        ))}
      </span>
      <button type="button" onClick={dismiss}>
        {say('dismiss')}
      </button>
    </div>
  );
}

/** The alarms since the page was opened that were not taken note of yet; each sounds once where that is chosen. */
function useAlarms(): [readonly Alarm[], () => void] {
  const { reply } = usePulse();
  const { isSoundOn } = useSettings();
  const known = useRef<ReadonlySet<string>>(undefined);
  const [alarms, setAlarms] = useState<readonly Alarm[]>([]);
  useEffect(() => {
    if (!reply) return;
    const before = known.current;
    known.current = new Set(reply.alarms.map(keyOf));
    const fresh = before ? reply.alarms.filter((alarm) => !before.has(keyOf(alarm))) : [];
    if (fresh.length === 0) return;
    setAlarms((shown) => [...fresh, ...shown]);
    if (isSoundOn) void import('../shared/tone.ts').then(({ soundTone }) => soundTone());
  }, [reply, isSoundOn]);
  return [alarms, () => setAlarms([])];
}

function keyOf({ id, kind, at }: Alarm): string {
  return `${id} ${kind} ${at}`;
}
