import { useState } from 'react';
import type { CaseCommand } from '../../shared/case-command.ts';
import { ErrorSummary, TextArea, type FieldError } from '../../shared/fields.tsx';
import type { DepartmentRef } from '../../shared/departments.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { consultWords } from '../../words/case-consult.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { DepartmentChoices } from '../frame/department-choices.tsx';
import { ForeseenClocks } from '../frame/foreseen-clocks.tsx';
import { ReasonButton } from '../frame/reason-dialog.tsx';
import { UnsentNote } from '../frame/unsent-note.tsx';
import { useCommand } from '../frame/use-command.ts';

/** Asks departments a question, and says until when they have to answer. */
export function ConveneForm() {
  const { page, may } = useCaseDesk();
  const say = useWords(consultWords);
  const { give, failure, isGiving } = useCommand();
  const { id: caseId, version: caseVersion, lead, coDepartments } = page.case;
  const text = useUnsentText({ caseId, form: 'question', caseVersion }, { question: '' });
  const [invitees, setInvitees] = useState<readonly DepartmentRef[]>(() =>
    lead ? [lead.department, ...coDepartments] : [],
  );
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { question } = text.fields;
  const isComplete = question.trim() !== '' && invitees.length > 0;
  const command: CaseCommand = {
    kind: 'start-consultation',
    question,
    invitees: [...invitees],
  };

  async function submit(): Promise<void> {
    setErrors([
      ...(question.trim() === '' ? [{ fieldId: 'question', message: say('needQuestion') }] : []),
      ...(invitees.length === 0 ? [{ fieldId: 'invitees', message: say('needInvitees') }] : []),
    ]);
    if (isComplete && (await give(command, say('convene')))) text.clear();
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{say('convene')}</h2>
      <ErrorSummary errors={errors} />
      <CommandProblem failure={failure} onAgain={() => void submit()} />
      <TextArea
        id="question"
        label={say('question')}
        hint={say('questionHint')}
        value={question}
        maxLength={2000}
        onChange={(event) => text.set({ question: event.target.value })}
      />
      <UnsentNote text={text} />
      <DepartmentChoices
        id="invitees"
        legend={say('invitees')}
        chosen={invitees}
        onChange={setInvitees}
      />
      <ForeseenClocks command={isComplete ? command : undefined} />
      <div className="row">
        <button type="submit" className="primary" disabled={isGiving}>
          {say('convene')}
        </button>
        {may('fast-track') && (
          <ReasonButton
            label={say('fastTrack')}
            commandOf={(reason) => ({ kind: 'fast-track', reason })}
          />
        )}
      </div>
    </form>
  );
}
