import { useState } from 'react';
import { ErrorSummary, FieldSet, Select, TextArea, type FieldError } from '../../shared/fields.tsx';
import { useDepartments } from '../../shared/departments.ts';
import { useVisit } from '../../shared/session.ts';
import { Told } from '../../shared/told.tsx';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { consultWords } from '../../words/case-consult.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { UnsentNote } from '../frame/unsent-note.tsx';
import { useCommand } from '../frame/use-command.ts';
import type { Consultation } from './consultation-card.tsx';

const stances = ['同意', '不同意', '补充', '不属我部门'] as const;

/** A department's opinion: where it stands, in which words, and whose the matter is if not its own. */
export function OpinionForm({ consultation }: { consultation: Consultation }) {
  const { page } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(consultWords);
  const code = useCodes(caseCodeWords);
  const departments = useDepartments();
  const { give, failure, isGiving } = useCommand();
  const own = consultation.invitees.find(({ department }) => department.id === session.department);
  const [other, setOther] = useState(consultation.invitees[0]?.department.id ?? '');
  const department = own?.department.id ?? other;
  const { id: caseId, version: caseVersion } = page.case;
  const form = `opinion-${consultation.id}-${department}`;
  const text = useUnsentText(
    { caseId, form, caseVersion },
    { stance: '', opinion: '', belongsTo: '' },
  );
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { opinion } = text.fields;
  const stance = stances.find((one) => one === text.fields.stance);
  const isElsewhere = stance === '不属我部门';
  const belongsTo = departments.find(({ id }) => id === text.fields.belongsTo);

  async function submit(): Promise<void> {
    const found = [
      ...(stance ? [] : [{ fieldId: 'stances', message: say('needStance') }]),
      ...(opinion.trim() === '' ? [{ fieldId: 'opinion', message: say('needOpinion') }] : []),
      ...(isElsewhere && !belongsTo
        ? [{ fieldId: 'belongs-to', message: say('needBelongsTo') }]
        : []),
    ];
    setErrors(found);
    if (!stance || found.length > 0) return;
    const command = {
      kind: 'reply-consultation' as const,
      department,
      opinion,
      stance,
      ...(isElsewhere && belongsTo ? { belongsTo } : {}),
    };
    if (await give(command, say('reply'))) text.clear();
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 className="sentence">
        {own ? <Told>{say('replyFor', { name: own.department.name })}</Told> : say('reply')}
      </h2>
      <p className="sentence">
        <Told>{consultation.question}</Told>
      </p>
      <ErrorSummary errors={errors} />
      <CommandProblem failure={failure} onAgain={() => void submit()} />
      {!own && (
        <Select
          id="reply-department"
          label={say('replyForOthers')}
          value={department}
          onChange={(event) => setOther(event.target.value)}
        >
          {consultation.invitees.map((invitee) => (
            <option key={invitee.department.id} value={invitee.department.id}>
              {invitee.department.name}
            </option>
          ))}
        </Select>
      )}
      <FieldSet id="stances" legend={say('stance')}>
        <div className="choices">
          {stances.map((one) => (
            <label key={one} className="choice">
              <input
                type="radio"
                name="stance"
                value={one}
                checked={stance === one}
                onChange={() => text.set({ stance: one })}
              />
              <span>{code(one)}</span>
            </label>
          ))}
        </div>
      </FieldSet>
      {isElsewhere && (
        <Select
          id="belongs-to"
          label={say('belongsToWhich')}
          value={text.fields.belongsTo}
          onChange={(event) => text.set({ belongsTo: event.target.value })}
        >
          <option value="">—</option>
          {departments
            .filter(({ id }) => id !== department)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      )}
      <TextArea
        id="opinion"
        label={say('opinion')}
        value={opinion}
        maxLength={2000}
        onChange={(event) => text.set({ opinion: event.target.value })}
      />
      <UnsentNote text={text} />
      <button type="submit" className="primary" disabled={isGiving}>
        {say('sign')}
      </button>
    </form>
  );
}
