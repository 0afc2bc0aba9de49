import { useState } from 'react';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm, type AskedCommand } from '../../shared/command-form/command-form.tsx';
import { ErrorSummary, type FieldError } from '../../shared/fields.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { respondWords } from '../../words/case-respond.ts';
import { ReasonButton } from '../frame/reason-button.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { DraftFields } from './draft-fields.tsx';
import { DraftDifference, OvertakenText, overtakenId } from './draft-difference.tsx';
import { GateList } from './gate-list.tsx';
import { Hints } from './hints.tsx';
import { publishObstacles, type Draft, type Standing } from './obstacles.ts';
import { Previews } from './previews.tsx';
import { submissionOf, useDraft, type DraftText } from './use-draft.ts';

interface Desk {
  draft: Draft | undefined;
  standing: Standing | undefined;
  onSubmitted: () => void;
}

/** One draft: the text on the left; gates, hints and the way to publication on the right. */
export function DraftDesk({ draft, standing, onSubmitted }: Desk) {
  const { may } = useCaseDesk();
  const say = useWords(respondWords);
  const writing = useDraft(draft);
  const { fields } = writing.text;
  const isOpen = !draft || (!draft.withdrawn && standing?.isTaken !== true);
  const isReady = !writing.isEdited && standing?.gates.every((gate) => gate.signed) === true;
  return (
    <div className="draft-desk">
      {may('submit-draft') && isOpen ? (
        <section className="card" aria-label={say('drafts')}>
          <DraftForm
            draft={draft}
            standing={standing}
            writing={writing}
            isReady={isReady}
            onSubmitted={onSubmitted}
          />
        </section>
      ) : (
        <section className="card" aria-label={say('drafts')}>
          <p className="quiet">{say('readOnly')}</p>
          <DraftFields writing={writing} isReadOnly />
          {draft && <DraftDifference draft={draft} writing={writing} />}
        </section>
      )}
      <div className="case-aside">
        {draft && standing && (
          <GateList draft={draft} standing={standing} isClosed={!isOpen || writing.isEdited} />
        )}
        <Hints text={`${fields.title}\n${fields.body}`} />
        {isOpen && (
          <PublishCard
            draft={draft}
            standing={standing}
            isEdited={writing.isEdited}
            isReady={isReady}
          />
        )}
        <Previews title={fields.title} body={fields.body} />
      </div>
    </div>
  );
}

function DraftForm(props: Desk & { writing: DraftText; isReady: boolean }) {
  const { draft, standing, writing, isReady, onSubmitted } = props;
  const { may } = useCaseDesk();
  const say = useWords(respondWords);
  const { text, isEdited, isOvertaken } = writing;
  const signed = standing?.gates.filter((gate) => gate.signed).length ?? 0;
  const asked: AskedCommand =
    isOvertaken && draft
      ? { errors: [{ fieldId: overtakenId, message: say('othersText', { n: draft.revision }) }] }
      : submissionOf(text.fields, draft, say);
  return (
    <CommandForm
      submit={say(draft ? 'resubmit' : 'submitDraft')}
      isPlain={isReady}
      asked={asked}
      text={text}
      onDone={onSubmitted}
      beside={
        draft &&
        may('withdraw-draft') && (
          <ReasonButton
            label={say('withdraw')}
            subject={draft.id}
            commandOf={(reason) => ({ kind: 'withdraw-draft', draftId: draft.id, reason })}
          />
        )
      }
    >
      {isOvertaken && draft && <OvertakenText draft={draft} writing={writing} />}
      <DraftFields writing={writing} isReadOnly={false} />
      {isEdited && signed > 0 && (
        <p className="partial" role="status">
          {say('voids', { n: signed })}
        </p>
      )}
      {draft && <DraftDifference draft={draft} writing={writing} />}
    </CommandForm>
  );
}

/** Publishing can always be tried: every obstacle is named, with the place where it is put right. */
function PublishCard(props: Omit<Desk, 'onSubmitted'> & { isEdited: boolean; isReady: boolean }) {
  const { isReady, draft } = props;
  const { may } = useCaseDesk();
  const say = useWords(respondWords);
  const code = useCodes(caseCodeWords);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isChecking, setIsChecking] = useState(false);
  function publish(): void {
    const found = publishObstacles({ ...props, mayPublish: may('request-publish') }, say, code);
    setErrors(found);
    setIsChecking(found.length === 0);
  }
  return (
    <div className="card">
      <ErrorSummary errors={errors} />
      <button
        id="publish"
        type="button"
        className={isReady ? 'primary wide' : 'wide'}
        onClick={publish}
      >
        {say('publish')}
      </button>
      {isChecking && draft && <CheckDialog draft={draft} onClose={() => setIsChecking(false)} />}
    </div>
  );
}
