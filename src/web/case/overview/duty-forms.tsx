import { useState } from 'react';
import { useCaseDesk, type Case } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Select, TextArea, TextField } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { serverNow } from '../../shared/server-time.ts';
import { Told } from '../../shared/told.tsx';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { clockWords } from '../../words/clock.ts';
import { dutyWords } from '../../words/case-duties.ts';
import { fromWall, toWall } from '../frame/wall-time.ts';

type Duty = Case['duties'][number];

const kinds = ['C7', 'C10'] as const;

/** A document that must be published within working days, or the yearly self-check; starts its clock. */
export function RegisterDutyForm({ onDone }: { onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(dutyWords);
  const kind = useWords(clockWords);
  const { id: caseId, version: caseVersion } = page.case;
  const text = useUnsentText({ caseId, form: 'register-duty', caseVersion }, { subject: '' });
  const [clock, setClock] = useState<(typeof kinds)[number]>('C7');
  const [started, setStarted] = useState(() => toWall(serverNow()));
  const { subject } = text.fields;
  const startedAt = fromWall(started);
  const errors = [
    ...need('duty-subject', subject.trim() !== '', say('needSubject')),
    ...need('duty-started', startedAt !== undefined, say('needTime')),
  ];
  return (
    <CommandForm
      submit={say('register')}
      asked={
        startedAt === undefined || errors.length > 0
          ? { errors }
          : { command: { kind: 'register-duty', clock, subject, startedAt } }
      }
      text={text}
      foresees
      onDone={onDone}
    >
      <p className="quiet">{say('registerHint')}</p>
      <Select
        id="duty-clock"
        label={say('clock')}
        value={clock}
        onChange={(event) => setClock(kinds.find((one) => one === event.target.value) ?? clock)}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {kind(one)}
          </option>
        ))}
      </Select>
      <TextField
        id="duty-subject"
        label={say('subject')}
        maxLength={100}
        value={subject}
        onChange={(event) => text.set({ subject: event.target.value })}
      />
      <TextField
        id="duty-started"
        label={say('startedAt')}
        type="datetime-local"
        value={started}
        onChange={(event) => setStarted(event.target.value)}
      />
    </CommandForm>
  );
}

/** When and where a duty was met; stops its clock. */
export function FulfilDutyForm({ duty, onDone }: { duty: Duty; onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(dutyWords);
  const { id: caseId, version: caseVersion, duties } = page.case;
  const { clock, subject } = duty;
  // its place among the duties never changes, and names it shortly
  const form = `fulfil-duty ${duties.indexOf(duty)}`;
  const text = useUnsentText({ caseId, form, caseVersion }, { evidence: '' });
  const [done, setDone] = useState(() => toWall(serverNow()));
  const { evidence } = text.fields;
  const at = fromWall(done);
  const errors = [
    ...need('duty-done', at !== undefined, say('needTime')),
    ...need('duty-evidence', evidence.trim() !== '', say('needEvidence')),
  ];
  return (
    <CommandForm
      submit={say('fulfil')}
      asked={
        at === undefined || errors.length > 0
          ? { errors }
          : { command: { kind: 'fulfil-duty', clock, subject, at, evidence } }
      }
      text={text}
      foresees
      onDone={onDone}
    >
      <p className="sentence">
        <Told>{subject}</Told>
      </p>
      <TextField
        id="duty-done"
        label={say('fulfilledAt')}
        type="datetime-local"
        value={done}
        onChange={(event) => setDone(event.target.value)}
      />
      <TextArea
        id="duty-evidence"
        label={say('evidence')}
        maxLength={2000}
        value={evidence}
        onChange={(event) => text.set({ evidence: event.target.value })}
      />
    </CommandForm>
  );
}
