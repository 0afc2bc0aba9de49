import { useState } from 'react';
import { ErrorSummary, type FieldError } from '../../shared/fields.tsx';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { useCommand } from '../frame/use-command.ts';
import { finishObstacles } from './obstacles.ts';

/** The end of the response: the handling declared ended, then the move to the evaluation. */
export function FinishCard() {
  const { page, may } = useCaseDesk();
  const say = useWords(respondWords);
  const code = useCodes(caseCodeWords);
  const { give, failure, isGiving } = useCommand();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { handlingEndedAt, stage } = page.case;
  if (stage !== '回应') return null;
  const finish = async () => {
    const found = finishObstacles(page, say, code);
    setErrors(found);
    if (found.length === 0) await give({ kind: 'finish-response' }, say('finish'));
  };
  return (
    <section className="card" aria-labelledby="finishing">
      <h2 id="finishing">{say('finishing')}</h2>
      <ErrorSummary errors={errors} />
      <CommandProblem failure={failure} onAgain={() => void finish()} />
      {handlingEndedAt !== undefined && (
        <p>{say('handlingEnded', { t: fullMinuteOf(handlingEndedAt) })}</p>
      )}
      <div className="row">
        {handlingEndedAt === undefined && may('declare-handling-ended') && (
          <button
            id="end-handling"
            type="button"
            disabled={isGiving}
            onClick={() => void give({ kind: 'declare-handling-ended' }, say('endHandling'))}
          >
            {say('endHandling')}
          </button>
        )}
        {may('finish-response') && (
          <button id="finish" type="button" disabled={isGiving} onClick={() => void finish()}>
            {say('finish')}
          </button>
        )}
      </div>
    </section>
  );
}
