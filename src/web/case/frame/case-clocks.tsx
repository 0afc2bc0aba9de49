import type { ClockView } from '../../../views/clock-view.ts';
import { ClockName, ClockState } from '../../shared/clock.tsx';
import { MergedInto } from '../../shared/merged-into.tsx';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';
import { clockWords } from '../../words/clock.ts';
import { useCaseDesk, type Case } from '../../shared/command-form/case-desk.ts';

/** Every clock that counts side by side: state, basis, due time and what stops it; the others folded away. */
export function CaseClocks() {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  const { main, rest } = arranged(page.clocks);
  return (
    <section aria-label={say('clocks')} className="case-clocks">
      {page.mergedInto && <MergedInto to={page.mergedInto} />}
      {main.length === 0 && !page.mergedInto && <NoClock />}
      <ul>
        {main.map((clock) => (
          <li key={clock.id} className={`case-clock ${clock.basis}`}>
            <OneClock clock={clock} />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{say('restClocks', { n: rest.length })}</summary>
          <ul>
            {rest.map((clock) => (
              <li key={clock.id} className="case-clock">
                <OneClock clock={clock} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function NoClock() {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  return (
    <p>
      <ClockState clock={undefined} isOver={isOver(page.case)} />{' '}
      {page.clocks.length === 0 && say('noClock')}
    </p>
  );
}

function OneClock({ clock }: { clock: ClockView }) {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  const due = useWords(clockWords);
  const state = page.case.clocks.find(({ id }) => id === clock.id)?.state;
  return (
    <>
      <ClockState clock={clock} />{' '}
      <strong>
        <ClockName clock={clock} />
      </strong>
      <div className="quiet">
        {say('clockBasis', {
          basis: say(`basis.${basisOf(page.case, clock.anchor)}`),
          t: minuteOf(clock.anchor),
        })}{' '}
        · {due('due', { t: minuteOf(clock.dueAt) })}
        {clock.provisional && ` · ${say('provisional')}`}
      </div>
      <div className="quiet sentence">
        {state?.kind === 'stopped' ? (
          <>
            {say('stoppedBy', { t: minuteOf(state.at) })}
            <Told>{state.evidence}</Told>
          </>
        ) : (
          say('stops', { how: say(`stop.${clock.kind}`) })
        )}
      </div>
    </>
  );
}

/** What counts: deadlines of the law, and what runs in the house, the nearest of each name; apart from the rest. */
function arranged(clocks: readonly ClockView[]): { main: ClockView[]; rest: ClockView[] } {
  // those that went with their case are kept by nobody here
  const sorted = clocks.filter(({ status }) => status !== 'merged').toSorted(byWeight);
  const isMain = (clock: ClockView) =>
    clock.status !== 'cancelled' &&
    (clock.basis === 'statutory' ||
      (isRunning(clock.status) &&
        sorted.find(({ name, status }) => name === clock.name && isRunning(status)) === clock));
  return { main: sorted.filter(isMain), rest: sorted.filter((clock) => !isMain(clock)) };
}

function isOver({ stage }: Case): boolean {
  return stage === '归档' || stage === '不予立案';
}

/** Which of the case's times the clock counts from. */
function basisOf(one: Case, anchor: number) {
  const times = ['reopenedFrom', 'occurredAt', 'firstPublicAt', 'discoveredAt'] as const;
  return times.find((time) => one[time] === anchor) ?? 'event';
}

function isRunning(status: ClockView['status']): boolean {
  return ['overdue', 'urgent', 'near', 'running'].includes(status);
}

/** What runs before what has ended, the law before the house, then the nearest. */
function byWeight(a: ClockView, b: ClockView): number {
  const running = Number(isRunning(b.status)) - Number(isRunning(a.status));
  const law = Number(b.basis === 'statutory') - Number(a.basis === 'statutory');
  return running || law || a.dueAt - b.dueAt;
}
