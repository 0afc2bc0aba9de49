import type { ClockStatus, ClockView } from '../../views/clock-view.ts';
import { runningStatus } from '../../views/clock-status.ts';
import { clockWords } from '../words/clock.ts';
import { useServerTime } from './server-time.ts';
import { minuteOf, useDuration } from './time-words.ts';
import { Told } from './told.tsx';
import { useLanguage, useWords } from './words.ts';

/** Without a clock: none has started yet, or the case is over. */
type Unclocked = 'unarmed' | 'over';

const icons: Record<ClockStatus | Unclocked, string> = {
  overdue: '▲',
  urgent: '◆',
  near: '◔',
  running: '○',
  met: '✓',
  'met-late': '✓',
  cancelled: '—',
  merged: '—',
  unarmed: '‖',
  over: '—',
};

type CountedClock = Pick<ClockView, 'status' | 'anchor' | 'dueAt'>;

/**
 * The state of a clock as icon, word and colour. A running one counts down by the server's time and changes its
 * state by itself; without a clock it says that none has started, or that the case is over.
 */
export function ClockState(props: { clock: CountedClock | undefined; isOver?: boolean }) {
  const { clock, isOver = false } = props;
  const say = useWords(clockWords);
  const duration = useDuration();
  const unclocked = isOver ? 'over' : 'unarmed';
  const status = useServerTime((now) => (clock ? statusNow(clock, now) : unclocked));
  const left = useServerTime((now) => (clock ? duration(clock.dueAt - now) : ''));
  return (
    <span className={`clock ${status}`}>
      <span aria-hidden="true">{icons[status]}</span> {say(status, { d: left })}
    </span>
  );
}

/** A clock with its name, its due time and how many others run beside it. */
export function Clock(props: {
  clock: ClockView | undefined;
  otherClocks?: number;
  isOver?: boolean;
}) {
  const { clock, otherClocks = 0, isOver = false } = props;
  const say = useWords(clockWords);
  return (
    <>
      <ClockState clock={clock} isOver={isOver} />
      {otherClocks > 0 && <span className="quiet"> {say('otherClocks', { n: otherClocks })}</span>}
      {clock && (
        <div className="quiet clock-due">
          <ClockName clock={clock} /> · {say('due', { t: minuteOf(clock.dueAt) })}
        </div>
      )}
    </>
  );
}

/** The name of a clock: the office's own in Chinese, that of its kind in English. */
export function ClockName({ clock }: { clock: Pick<ClockView, 'name' | 'kind'> }) {
  const language = useLanguage();
  const say = useWords(clockWords);
  return language === 'zh' ? <Told>{clock.name}</Told> : <>{say(clock.kind)}</>;
}

function statusNow(clock: CountedClock, now: number): ClockStatus {
  switch (clock.status) {
    case 'met':
    case 'met-late':
    case 'cancelled':
    case 'merged':
      return clock.status;
    case 'overdue':
    case 'urgent':
    case 'near':
    case 'running':
      return runningStatus(clock, now);
  }
}
