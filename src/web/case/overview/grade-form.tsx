import { useState } from 'react';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Checkbox, Select, TextArea } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';
import { caseWords } from '../../words/case.ts';
import { domainWords } from '../../words/domain.ts';
import { severities } from '../judge/determination.ts';

/** Grades the case, or grades it anew; going down needs its reason, and a leader. */
export function GradeForm({ onDone }: { onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(caseActionWords);
  const fact = useWords(caseWords);
  const word = useCodes(domainWords);
  const { id: caseId, version: caseVersion, severity, graveImpact } = page.case;
  const text = useUnsentText({ caseId, form: 'grade', caseVersion }, { reason: '' });
  const [level, setLevel] = useState(severity?.level ?? '一般');
  const [confirmed, setConfirmed] = useState(true);
  const [isGrave, setIsGrave] = useState(graveImpact);
  const { reason } = text.fields;
  const isLower =
    (severity !== undefined && severities.indexOf(level) > severities.indexOf(severity.level)) ||
    (graveImpact && !isGrave);
  const errors = need('grade-reason', !isLower || reason.trim() !== '', say('needLowerReason'));
  const command = {
    kind: 'set-severity' as const,
    level,
    confirmed,
    graveImpact: isGrave,
    ...(reason.trim() !== '' && { reason }),
  };
  return (
    <CommandForm
      submit={say('grade')}
      asked={errors.length > 0 ? { errors } : { command }}
      sides={[{ name: fact('severity'), mine: word(level), current: word(severity?.level ?? '') }]}
      text={text}
      foresees
      onDone={onDone}
    >
      <p className="quiet">{say('gradeHint')}</p>
      <Select
        id="level"
        label={fact('severity')}
        value={level}
        onChange={(event) =>
          setLevel(severities.find((one) => one === event.target.value) ?? level)
        }
      >
        {severities.map((one) => (
          <option key={one} value={one}>
            {word(one)}
          </option>
        ))}
      </Select>
      <TextArea
        id="grade-reason"
        label={`${say('reason')}${isLower ? '' : say('optional')}`}
        value={reason}
        maxLength={2000}
        onChange={(event) => text.set({ reason: event.target.value })}
      />
      <Checkbox
        label={say('graveImpact')}
        checked={isGrave}
        onChange={(event) => setIsGrave(event.target.checked)}
      />
      <Checkbox
        label={say('confirmGrade')}
        checked={confirmed}
        onChange={(event) => setConfirmed(event.target.checked)}
      />
    </CommandForm>
  );
}
