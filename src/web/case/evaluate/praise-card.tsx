import { useState } from 'react';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { DialogButton } from '../../shared/dialog.tsx';
import { TextArea } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { DepartmentSelect } from '../frame/department-select.tsx';

/** Who was praised for work on this matter, by whom and for what. */
export function PraiseCard() {
  const { page, may } = useCaseDesk();
  const say = useWords(evaluateWords);
  const { praises } = page.case;
  return (
    <section className="card" aria-labelledby="praises">
      <h2 id="praises">{say('praises')}</h2>
      {praises.length === 0 && <p className="quiet">{say('praiseNone')}</p>}
      <ul>
        {praises.map(({ at, by, department, reason }) => (
          <li key={at + department} className="sentence">
            <strong>
              <Told>{department}</Told>
            </strong>{' '}
            <Told>{reason}</Told>{' '}
            <span className="quiet">
              <Told>{by.name}</Told> {minuteOf(at)}
            </span>
          </li>
        ))}
      </ul>
      {may('praise') && (
        <DialogButton label={say('praise')}>
          {(close) => <PraiseForm onDone={close} />}
        </DialogButton>
      )}
    </section>
  );
}

function PraiseForm({ onDone }: { onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(evaluateWords);
  const { id: caseId, version: caseVersion, lead } = page.case;
  const text = useUnsentText({ caseId, form: 'praise', caseVersion }, { reason: '' });
  const [department, setDepartment] = useState(lead?.department.name ?? '');
  const { reason } = text.fields;
  const errors = [
    ...need('praised', department !== '', say('needPraised')),
    ...need('praise-reason', reason.trim() !== '', say('needReason')),
  ];
  return (
    <CommandForm
      submit={say('praise')}
      asked={errors.length > 0 ? { errors } : { command: { kind: 'praise', department, reason } }}
      text={text}
      onDone={onDone}
    >
      <DepartmentSelect
        id="praised"
        label={say('department')}
        name={department}
        onChange={setDepartment}
      />
      <TextArea
        id="praise-reason"
        label={say('whyPraised')}
        value={reason}
        maxLength={2000}
        onChange={(event) => text.set({ reason: event.target.value })}
      />
    </CommandForm>
  );
}
