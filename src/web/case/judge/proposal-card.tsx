import { useVisit } from '../../shared/session.ts';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { judgeWords } from '../../words/case-judge.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { ForeseenClocks } from '../frame/foreseen-clocks.tsx';
import { ReasonButton } from '../frame/reason-dialog.tsx';
import { useCommand } from '../frame/use-command.ts';
import { JudgmentFacts } from './judgment-facts.tsx';

/** What waits for its second person, and that person's word. */
export function ProposalCard() {
  const { page, may } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(judgeWords);
  const code = useCodes(caseCodeWords);
  const { give, failure, isGiving } = useCommand();
  const { proposal } = page.case;
  if (!proposal) return null;
  const { content, by, at } = proposal;
  const isOther = by.id !== session.id;
  const approve = () => void give({ kind: 'approve' }, say('approve'));
  return (
    <section className="card proposal" aria-labelledby="proposal">
      <h2 id="proposal">{say('proposed', { what: code(content.kind) })}</h2>
      <p className="quiet">
        <Told>{say('proposedBy', { name: by.name, t: minuteOf(at) })}</Told>
      </p>
      {content.kind === 'determination' ? (
        <JudgmentFacts judgment={content.judgment} severity={content.severity} />
      ) : (
        <p className="sentence">
          {say('reason')}: <Told>{content.reason}</Told>
        </p>
      )}
      <CommandProblem failure={failure} onAgain={approve} />
      {may('approve') && isOther && <ForeseenClocks command={approveCommand} />}
      <div className="row">
        {may('approve') && isOther && (
          <button type="button" className="primary" disabled={isGiving} onClick={approve}>
            {say('approve')}
          </button>
        )}
        {may('decline') && (
          <ReasonButton
            label={say('decline')}
            commandOf={(reason) => ({ kind: 'decline', reason })}
          />
        )}
        {!isOther && <span className="quiet">{say('sameAsProposer')}</span>}
      </div>
    </section>
  );
}

const approveCommand = { kind: 'approve' } as const;
