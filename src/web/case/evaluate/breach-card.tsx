import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { useDepartments } from '../../shared/departments.ts';
import { DialogButton } from '../../shared/dialog.tsx';
import { useLabel } from '../../shared/label.ts';
import { useVisit } from '../../shared/session.ts';
import { fullMinuteOf, useDuration } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { awaitsDecision, type Breach } from '../frame/breaches.ts';
import { ReasonButton } from '../frame/reason-button.tsx';
import { AppealDecisionForm } from './appeal-decision-form.tsx';
import { ConclusionFacts } from './conclusion-facts.tsx';
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
  const label = useLabel();
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
          <Told>{label(note.by.name) + note.text}</Told>
        </p>
      ))}
      {conclusion && <ConclusionFacts conclusion={conclusion} />}
    </>
  );
}

/** What this person may do about it; what cannot be done in its present state is not offered. */
function BreachActions({ breach }: { breach: Breach }) {
  const { may } = useCaseDesk();
  const say = useWords(evaluateWords);
  const { id, conclusion } = breach;
  const isBlamed = conclusion?.verdict.kind === '问责';
  const mayConfirm = useMayConfirm(breach);
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
      {mayConfirm && (
        <ReasonButton
          label={say('confirmRectified')}
          asks={say('finding')}
          hint={say('findingHint')}
          subject={id}
          commandOf={(finding) => ({ kind: 'confirm-rectification', breachId: id, finding })}
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

/** Whoever has put it right, and their department, do not verify it. */
function useMayConfirm({ conclusion }: Breach): boolean {
  const { may } = useCaseDesk();
  const { session } = useVisit();
  const departments = useDepartments();
  if (conclusion?.verdict.kind !== '问责' || !may('confirm-rectification')) return false;
  const { rectified, verdict } = conclusion;
  const own = departments.find(({ id }) => id === session.department);
  const isOwn = own !== undefined && [own.id, own.name].includes(verdict.department);
  const isAwaited = rectified !== undefined && rectified.confirmed === undefined;
  return isAwaited && !isOwn && rectified.by.id !== session.id;
}
