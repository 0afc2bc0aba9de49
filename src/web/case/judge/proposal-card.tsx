import { useLabel } from '../../shared/label.ts';
import { useVisit } from '../../shared/session.ts';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { judgeWords } from '../../words/case-judge.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { ReasonButton } from '../frame/reason-button.tsx';
import { JudgmentFacts } from './judgment-facts.tsx';

/** What waits for its second person, and that person's word. */
export function ProposalCard() {
  const { page, may } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(judgeWords);
  const label = useLabel();
  const code = useCodes(caseCodeWords);
  const { proposal } = page.case;
  if (!proposal) return null;
  const { content, by, at } = proposal;
  const isOther = by.id !== session.id;
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
          {label(say('reason'))}
          <Told>{content.reason}</Told>
        </p>
      )}
      {may('approve') && isOther ? (
        <CommandForm
          submit={say('approve')}
          asked={{ command: { kind: 'approve' } }}
          foresees
          beside={may('decline') && <DeclineButton />}
        />
      ) : (
        may('decline') && <DeclineButton />
      )}
      {!isOther && <p className="quiet">{say('sameAsProposer')}</p>}
    </section>
  );
}

function DeclineButton() {
  const say = useWords(judgeWords);
  return (
    <ReasonButton label={say('decline')} commandOf={(reason) => ({ kind: 'decline', reason })} />
  );
}
