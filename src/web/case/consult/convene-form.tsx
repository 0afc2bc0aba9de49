import { useState } from 'react';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import type { DepartmentRef } from '../../shared/departments.ts';
import { TextArea } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { consultWords } from '../../words/case-consult.ts';
import { DepartmentChoices } from '../frame/department-choices.tsx';
import { ReasonButton } from '../frame/reason-button.tsx';

/** Asks departments a question, and says until when they have to answer. */
export function ConveneForm() {
  const { page, may } = useCaseDesk();
  const say = useWords(consultWords);
  const { id: caseId, version: caseVersion, lead, coDepartments } = page.case;
  const text = useUnsentText({ caseId, form: 'question', caseVersion }, { question: '' });
  const [invitees, setInvitees] = useState<readonly DepartmentRef[]>(() =>
    lead ? [lead.department, ...coDepartments] : [],
  );
  const { question } = text.fields;
  const errors = [
    ...need('question', question.trim() !== '', say('needQuestion')),
    ...need('invitees', invitees.length > 0, say('needInvitees')),
  ];
  const command = {
    kind: 'start-consultation' as const,
    question,
    invitees: [...invitees],
  };
  return (
    <CommandForm
      title={say('convene')}
      submit={say('convene')}
      asked={errors.length > 0 ? { errors } : { command }}
      text={text}
      foresees
      beside={
        may('fast-track') && (
          <ReasonButton
            label={say('fastTrack')}
            commandOf={(reason) => ({ kind: 'fast-track', reason })}
          />
        )
      }
    >
      <TextArea
        id="question"
        label={say('question')}
        hint={say('questionHint')}
        value={question}
        maxLength={2000}
        onChange={(event) => text.set({ question: event.target.value })}
      />
      <DepartmentChoices
        id="invitees"
        legend={say('invitees')}
        chosen={invitees}
        onChange={setInvitees}
      />
    </CommandForm>
  );
}
