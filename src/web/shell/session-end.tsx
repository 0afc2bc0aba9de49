import { useEffect, useState } from 'react';
import { Dialog } from '../shared/dialog.tsx';
import { setSessionState, useSessionState } from '../shared/session-end.ts';
import { useVisit, type Session } from '../shared/session.ts';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';
import { CredentialsForm } from './credentials.tsx';

const warnBeforeMs = 2 * 60_000;
/** A longer delay overflows the timer and would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Warns two minutes before the session ends, and stands over the page once it has ended: the same person signs
 * in again and finds everything as it was, half-written texts included.
 */
export function SessionEnd({ onRenew }: { onRenew: (session: Session) => void }) {
  const { office, session } = useVisit();
  const say = useWords(shellWords);
  const state = useSessionState();
  const [isAsked, setAsked] = useState(false);
  const [isStranger, setStranger] = useState(false);
  useEffect(() => {
    if (session.endsInMs === undefined) return undefined;
    const untilWarning = Math.min(Math.max(0, session.endsInMs - warnBeforeMs), longestTimerMs);
    const warning = window.setTimeout(() => setSessionState('ending'), untilWarning);
    return () => window.clearTimeout(warning);
  }, [session]);

  function enter(entered: Session): void {
    if (entered.id !== session.id) return setStranger(true);
    setStranger(false);
    setAsked(false);
    setSessionState('open');
    onRenew(entered);
  }

  if (state === 'ending' && !isAsked) {
    return (
      <div className="session-warning" role="alert">
        {say('sessionEnding')}
        <button type="button" onClick={() => setAsked(true)}>
          {say('signInAgain')}
        </button>
      </div>
    );
  }
  if (state === 'open') return null;
  return (
    <Dialog title={say('signInAgain')} onClose={() => setAsked(false)}>
      <p>{say(state === 'ended' ? 'sessionEnded' : 'sessionEnding')}</p>
      {isStranger && (
        <p role="alert" className="field-error">
          {say('wrongPerson')}
        </p>
      )}
      <CredentialsForm office={office} onEnter={enter} />
    </Dialog>
  );
}
