import { ClockState } from '../../shared/clock.tsx';
import { useCaseDesk, type Case, type CasePage } from '../../shared/command-form/case-desk.ts';
import { DialogButton } from '../../shared/dialog.tsx';
import { fullMinuteOf, minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { clockWords } from '../../words/clock.ts';
import { dutyWords } from '../../words/case-duties.ts';
import { FulfilDutyForm, RegisterDutyForm } from './duty-forms.tsx';

type Duty = Case['duties'][number];

/** 公开义务: documents and yearly duties that the case carries on working-day clocks, and how each stands. */
export function DutiesCard() {
  const { page, may } = useCaseDesk();
  const say = useWords(dutyWords);
  const { duties } = page.case;
  if (duties.length === 0 && !may('register-duty')) return null;
  return (
    <section className="card" aria-labelledby="duties">
      <h2 id="duties">{say('duties')}</h2>
      {duties.length === 0 && <p className="quiet">{say('none')}</p>}
      <ul className="entries">
        {duties.map((duty) => (
          <li key={`${duty.clock} ${duty.subject}`}>
            <DutyLine duty={duty} />
          </li>
        ))}
      </ul>
      {may('register-duty') && (
        <DialogButton label={say('register')}>
          {(close) => <RegisterDutyForm onDone={close} />}
        </DialogButton>
      )}
    </section>
  );
}

function DutyLine({ duty }: { duty: Duty }) {
  const { page, may } = useCaseDesk();
  const say = useWords(dutyWords);
  const kind = useWords(clockWords);
  const { clock, subject, startedAt, fulfilled } = duty;
  const running = clockOf(page, duty);
  return (
    <>
      <p className="sentence">
        <strong>
          <Told>{subject}</Told>
        </strong>{' '}
        <span className="quiet">
          {kind(clock)} · {say('since', { t: fullMinuteOf(startedAt) })}
        </span>
      </p>
      {fulfilled && (
        <p className="sentence">
          ✓ {say('fulfilled', { t: fullMinuteOf(fulfilled.at) })}
          <Told>{fulfilled.evidence}</Told>
        </p>
      )}
      {running && (
        <p>
          <ClockState clock={running} />{' '}
          <span className="quiet">{kind('due', { t: minuteOf(running.dueAt) })}</span>
        </p>
      )}
      {!running && !fulfilled && <p className="quiet">{say('unclocked')}</p>}
      {!fulfilled && may('fulfil-duty') && (
        <DialogButton label={say('fulfil')}>
          {(close) => <FulfilDutyForm duty={duty} onDone={close} />}
        </DialogButton>
      )}
    </>
  );
}

/** The clock that times this duty; none where the rules in force set no time. */
function clockOf({ case: one, clocks }: CasePage, { clock, subject }: Duty) {
  const timed = one.clocks.findLast(
    ({ kind, subject: about }) => kind === clock && about === subject,
  );
  return clocks.find(({ id }) => id === timed?.id);
}
