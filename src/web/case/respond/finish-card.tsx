import { fullMinuteOf } from '../../shared/time-words.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { finishObstacles } from './obstacles.ts';

/** The end of the response: the handling declared ended, then the move to the evaluation. */
export function FinishCard() {
  const { page, may } = useCaseDesk();
  const say = useWords(respondWords);
  const code = useCodes(caseCodeWords);
  const { handlingEndedAt, stage } = page.case;
  if (stage !== '回应') return null;
  const obstacles = finishObstacles(page, say, code);
  return (
    <section className="card" aria-labelledby="finishing">
      <h2 id="finishing">{say('finishing')}</h2>
      {handlingEndedAt !== undefined && (
        <p>{say('handlingEnded', { t: fullMinuteOf(handlingEndedAt) })}</p>
      )}
      {handlingEndedAt === undefined && may('declare-handling-ended') && (
        <CommandForm
          buttonId="end-handling"
          submit={say('endHandling')}
          isPlain
          asked={{ command: { kind: 'declare-handling-ended' } }}
          foresees
        />
      )}
      {may('finish-response') && (
        <CommandForm
          buttonId="finish"
          submit={say('finish')}
          isPlain
          asked={
            obstacles.length > 0 ? { errors: obstacles } : { command: { kind: 'finish-response' } }
          }
        />
      )}
    </section>
  );
}
