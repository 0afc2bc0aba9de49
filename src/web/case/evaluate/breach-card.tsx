import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { DialogButton } from '../../shared/dialog.tsx';
import { useVisit } from '../../shared/session.ts';
import { fullMinuteOf, minuteOf, useDuration } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { caseWords } from '../../words/case.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { awaitsDecision, type Breach } from '../frame/breaches.ts';
import { ReasonButton } from '../frame/reason-button.tsx';
import { AppealDecisionForm } from './appeal-decision-form.tsx';
import { ConclusionForm } from './conclusion-form.tsx';

/** Every missed deadline: how late, what was said about it, its conclusion, and what followed from that. */
export function BreachCard() {
  const { page } = useCaseDesk();
  const say = useWords(evaluateWords);
  const { breaches } = page.case;
  return (
    <section className="card" aria-labelledby="breach-conclusions">
      <h2 id="breach-conclusions" tabIndex={-1}>
        {say('breaches')}
      </h2>
      {breaches.length === 0 && <p className="quiet">{say('breachNone')}</p>}
      <ul className="breaches">
        {breaches.map((breach) => (
          <li key={breach.id}>
            <BreachFacts breach={breach} />
            <BreachActions breach={breach} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function BreachFacts({ breach }: { breach: Breach }) {
  const told = useWords(caseWords);
  const duration = useDuration();
  const { clockName, dueAt, lateByMs, notes, conclusion } = breach;
  return (
    <>
      <p className="sentence">
        <strong className="clock overdue">
          ▲{' '}
          {lateByMs === undefined
            ? told('breachOpen')
            : told('breachLate', { d: duration(lateByMs) })}
        </strong>{' '}
        <Told>{clockName}</Told> <span className="quiet">{fullMinuteOf(dueAt)}</span>
      </p>
      {notes.map((note) => (
        <p key={note.at + note.text} className="sentence quiet">
          <Told>{`${note.by.name}: ${note.text}`}</Told>
        </p>
      ))}
      {conclusion && <ConclusionFacts conclusion={conclusion} />}
    </>
  );
}

function ConclusionFacts({ conclusion }: { conclusion: NonNullable<Breach['conclusion']> }) {
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const { verdict, rectified, appeal } = conclusion;
  const isBlamed = verdict.kind === '问责';
  return (
    <>
      <p className="sentence">
        ✓ {code(verdict.kind)}{' '}
        {isBlamed ? (
          <>
            <Told>{verdict.department}</Told> · {code(verdict.fault)} ·{' '}
            <Told>{verdict.measure}</Told>
          </>
        ) : (
          <Told>{verdict.statement}</Told>
        )}
      </p>
      {appeal && (
        <p className="sentence">
          {say('appealed')}: <Told>{appeal.reason}</Told> <Signature {...appeal} />{' '}
          {appeal.decision ? (
            <>
              {say(appeal.decision.upheld ? 'upheld' : 'rejected')}:{' '}
              <Told>{appeal.decision.reason}</Told> <Signature {...appeal.decision} />
            </>
          ) : (
            <strong className="clock near">◔ {say('appealWaits')}</strong>
          )}
        </p>
      )}
      {rectified ? (
        <p className="sentence">
          ✓ {say('rectified')}: <Told>{rectified.text}</Told> <Signature {...rectified} />
        </p>
      ) : (
        isBlamed && <p className="clock near">◔ {say('rectificationOwed')}</p>
      )}
    </>
  );
}

function Signature({ by, at }: { by: { name: string }; at: number }) {
  return (
    <span className="quiet">
      <Told>{by.name}</Told> {minuteOf(at)}
    </span>
  );
}

/** What this person may do about it; what cannot be done in its present state is not offered. */
function BreachActions({ breach }: { breach: Breach }) {
  const { may } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(evaluateWords);
  const { id, conclusion } = breach;
  const isBlamed = conclusion?.verdict.kind === '问责';
  const rectifiedBy = conclusion?.rectified?.by.id;
  return (
    <div className="row">
      {may('annotate-breach') && (
        <ReasonButton
          label={say('annotate')}
          asks={say('annotation')}
          subject={id}
          commandOf={(text) => ({ kind: 'annotate-breach', breachId: id, text })}
        />
      )}
      {!conclusion?.appeal && may('conclude-breaches') && (
        <DialogButton label={say(conclusion ? 'concludeAnew' : 'conclude')}>
          {(close) => <ConclusionForm breach={breach} onDone={close} />}
        </DialogButton>
      )}
      {isBlamed && may('record-rectification') && (
        <ReasonButton
          label={say('rectify')}
          asks={say('rectification')}
          hint={say('rectifiedHint')}
          subject={id}
          commandOf={(text) => ({ kind: 'record-rectification', breachId: id, text })}
        />
      )}
      {rectifiedBy !== undefined && rectifiedBy !== session.id && may('conclude-breaches') && (
        <ReasonButton
          label={say('confirmRectified')}
          asks={say('confirmation')}
          subject={`${id} rectified`}
          commandOf={(text) => ({
            kind: 'annotate-breach',
            breachId: id,
            text: say('confirmedAs', { text }),
          })}
        />
      )}
      {isBlamed && !conclusion.appeal && may('appeal') && (
        <ReasonButton
          label={say('appeal')}
          hint={say('appealHint')}
          subject={id}
          commandOf={(reason) => ({ kind: 'appeal', breachId: id, reason })}
        />
      )}
      {awaitsDecision(breach) && may('decide-appeal') && (
        <DialogButton label={say('decideAppeal')}>
          {(close) => <AppealDecisionForm breach={breach} onDone={close} />}
        </DialogButton>
      )}
    </div>
  );
}
