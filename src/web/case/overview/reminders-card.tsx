import { ClockName } from '../../shared/clock.tsx';
import { useCaseDesk, type Case } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { hasRole, useVisit } from '../../shared/session.ts';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useLanguage, useWords } from '../../shared/words.ts';
import { clockWords } from '../../words/clock.ts';
import { dutyWords } from '../../words/case-duties.ts';

type Clock = Case['clocks'][number];

/** A step of a running clock that is told again until somebody acknowledges it. */
interface Reminder {
  clock: Clock;
  fired: Clock['fired'][number];
  step: Clock['ladder'][number];
}

/** Which reminders repeat until they are acknowledged, and who has; each only for those whom it may be left to. */
export function RemindersCard() {
  const { page } = useCaseDesk();
  const say = useWords(dutyWords);
  const { stage, clocks } = page.case;
  // a merged case reminds nobody any more
  const reminders = stage === '已合并' ? [] : clocks.flatMap(remindersOf);
  if (reminders.length === 0) return null;
  return (
    <section className="card" aria-labelledby="reminders">
      <h2 id="reminders">{say('reminders')}</h2>
      <p className="quiet">{say('remindersHint')}</p>
      <ul className="entries">
        {reminders.map((one) => (
          <li key={`${one.clock.id} ${one.fired.step}`}>
            <ReminderLine reminder={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReminderLine({ reminder }: { reminder: Reminder }) {
  const { clock, fired, step } = reminder;
  const { acknowledged, times, lastAt } = fired;
  const say = useWords(dutyWords);
  const kind = useWords(clockWords);
  const isChinese = useLanguage() === 'zh';
  const mayAcknowledge = useMayAcknowledge(reminder);
  const share = Math.round(step.at * 100);
  const name = isChinese ? clock.name : kind(clock.kind);
  return (
    <>
      <p className="sentence">
        <strong>
          <ClockName clock={clock} />
        </strong>{' '}
        {say('reminder', { share, n: times, t: minuteOf(lastAt) })} ·{' '}
        {say('told', { roles: step.to.map((role) => say(role)).join(say('and')) })}
      </p>
      {acknowledged ? (
        <p className="clock met">
          ✓ {say('acknowledged', { t: minuteOf(acknowledged.at) })}
          <Told>{acknowledged.by.name}</Told>
        </p>
      ) : (
        <p className="clock near">◔ {say('awaited')}</p>
      )}
      {mayAcknowledge && (
        <CommandForm
          submit={say('acknowledge', { clock: name, share })}
          isPlain
          asked={{ command: { kind: 'acknowledge', clockId: clock.id, step: fired.step } }}
        />
      )}
    </>
  );
}

/** What the leaders are told is theirs to acknowledge. */
function useMayAcknowledge({ fired, step: { to } }: Reminder): boolean {
  const { may } = useCaseDesk();
  const { session } = useVisit();
  const isLeaders = to.some((role) => ['leader', 'principal', 'superior'].includes(role));
  return (
    fired.acknowledged === undefined &&
    may('acknowledge') &&
    (!isLeaders || hasRole(session, ['leader', 'principal']))
  );
}

function remindersOf(clock: Clock): Reminder[] {
  if (clock.state.kind !== 'running') return [];
  return clock.fired.flatMap((fired) => {
    const step = clock.ladder[fired.step];
    return step?.repeat && fired.times > 0 ? [{ clock, fired, step }] : [];
  });
}
