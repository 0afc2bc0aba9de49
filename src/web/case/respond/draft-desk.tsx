import { useRef, useState } from 'react';
import { ErrorSummary, type FieldError } from '../../shared/fields.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { ReasonButton } from '../frame/reason-dialog.tsx';
import { UnsentNote } from '../frame/unsent-note.tsx';
import { useCommand } from '../frame/use-command.ts';
import { CheckDialog } from './check-dialog.tsx';
import { DraftFields } from './draft-fields.tsx';
import { DraftDifference, OvertakenText } from './draft-difference.tsx';
import { GateList } from './gate-list.tsx';
import { Hints } from './hints.tsx';
import { publishObstacles, type Draft, type Standing } from './obstacles.ts';
import { Previews } from './previews.tsx';
import { submissionOf, useDraft } from './use-draft.ts';

/** One draft: the text on the left; gates, hints and the way to publication on the right. */
export function DraftDesk(props: {
  draft: Draft | undefined;
  standing: Standing | undefined;
  onSubmitted: () => void;
}) {
  const { draft, standing } = props;
  const { may } = useCaseDesk();
  const say = useWords(respondWords);
  const code = useCodes(caseCodeWords);
  const writing = useDraft(draft);
  const { text, isEdited, isOvertaken } = writing;
  const { give, failure, isGiving } = useCommand();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isChecking, setIsChecking] = useState(false);
  const overtaken = useRef<HTMLDivElement>(null);
  const isOpen = !draft || (!draft.withdrawn && standing?.isTaken !== true);
  const mayWrite = may('submit-draft') && isOpen;
  const signed = standing?.gates.filter((gate) => gate.signed).length ?? 0;

  const isReady = !isEdited && standing?.gates.every((gate) => gate.signed) === true;

  async function submit(): Promise<void> {
    const submission = submissionOf(text.fields, draft, say);
    setErrors('errors' in submission ? submission.errors : []);
    if ('errors' in submission) return;
    if (isOvertaken) return overtaken.current?.focus();
    const isDone = await give(submission.command, say(draft ? 'resubmit' : 'submitDraft'));
    if (isDone) {
      text.clear();
      props.onSubmitted();
    }
  }
  function publish(): void {
    const facts = { draft, standing, isEdited, mayPublish: may('request-publish') };
    const found = publishObstacles(facts, say, code);
    setErrors(found);
    setIsChecking(found.length === 0);
  }
  return (
    <div className="draft-desk">
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h2 className="visually-hidden">{say('drafts')}</h2>
        <ErrorSummary errors={errors} />
        <CommandProblem failure={failure} onAgain={() => void submit()} />
        {!mayWrite && <p className="quiet">{say('readOnly')}</p>}
        {isOvertaken && draft && (
          <OvertakenText place={overtaken} draft={draft} writing={writing} />
        )}
        <DraftFields writing={writing} isReadOnly={!mayWrite} />
        {mayWrite && <UnsentNote text={text} />}
        {isEdited && signed > 0 && (
          <p className="partial" role="status">
            {say('voids', { n: signed })}
          </p>
        )}
        {draft && <DraftDifference draft={draft} writing={writing} />}
        {mayWrite && (
          <div className="row">
            <button type="submit" className={isReady ? '' : 'primary'} disabled={isGiving}>
              {say(draft ? 'resubmit' : 'submitDraft')}
            </button>
            {draft && may('withdraw-draft') && (
              <ReasonButton
                label={say('withdraw')}
                commandOf={(reason) => ({ kind: 'withdraw-draft', draftId: draft.id, reason })}
              />
            )}
          </div>
        )}
      </form>
      <div className="case-aside">
        {draft && standing && (
          <GateList draft={draft} standing={standing} isClosed={!isOpen || isEdited} />
        )}
        <Hints text={`${text.fields.title}\n${text.fields.body}`} />
        {isOpen && (
          <div className="card">
            <button
              id="publish"
              type="button"
              className={isReady ? 'primary wide' : 'wide'}
              onClick={publish}
            >
              {say('publish')}
            </button>
          </div>
        )}
        <Previews title={text.fields.title} body={text.fields.body} />
      </div>
      {isChecking && draft && <CheckDialog draft={draft} onClose={() => setIsChecking(false)} />}
    </div>
  );
}
