import { useEffect, useRef } from 'react';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';
import { EventLine } from '../overview/event-line.tsx';
import { useCaseDesk } from './case-desk.ts';
import type { CommandFailure } from './use-command.ts';

/** Says why a command was not carried out: the server's reason, or what others did in the meantime. */
export function CommandProblem(props: {
  failure: CommandFailure | undefined;
  /** Gives it again, to the case as it stands now. */
  onAgain: () => void;
}) {
  const { failure, onAgain } = props;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure) element.current?.focus();
  }, [failure]);
  if (!failure) return null;
  return (
    <div ref={element} className="failure" role="alert" tabIndex={-1}>
      {failure.outcome.kind === 'conflict' ? (
        <Meanwhile failure={failure} onAgain={onAgain} />
      ) : (
        <Refusal failure={failure} />
      )}
    </div>
  );
}

function Refusal({ failure }: { failure: CommandFailure }) {
  const say = useWords(caseWords);
  const { problem } = failure.outcome;
  return (
    <p className="sentence">
      <strong>{say('refusedTitle')}</strong>{' '}
      {problem.status === 401 ? (
        say('sessionEnded')
      ) : (
        <Told>{problem.message || problem.title}</Told>
      )}
    </p>
  );
}

function Meanwhile({ failure, onAgain }: { failure: CommandFailure; onAgain: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  const { seenVersion: seen } = failure;
  const missed = page.history.filter(({ event }) => event.version > seen);
  return (
    <>
      <p>
        <strong>{say('conflictTitle')}</strong>
      </p>
      <p>{say('conflictSince', { seen, now: page.case.version })}</p>
      <ul>
        {missed.map(({ sequence, event }) => (
          <li key={sequence} className="sentence">
            <EventLine event={event} />
          </li>
        ))}
      </ul>
      <button type="button" onClick={onAgain}>
        {say('giveAgain')}
      </button>
    </>
  );
}
