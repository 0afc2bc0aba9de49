import { useState } from 'react';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Checkbox, Select, TextArea } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { awaitsConclusion, type Breach } from '../frame/breaches.ts';
import { DepartmentSelect } from '../frame/department-select.tsx';

const verdicts = ['免责说明', '问责'] as const;
const faults = ['处置不得力', '回应不妥当', '报告不及时'] as const;

/** Held accountable, by whom and for which fault, or excused; for one breach or all that wait. */
export function ConclusionForm({ breach, onDone }: { breach: Breach; onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const { id: caseId, version: caseVersion, lead, breaches } = page.case;
  const form = `conclude-breaches ${breach.id}`;
  const text = useUnsentText({ caseId, form, caseVersion }, { words: '' });
  const [kind, setKind] = useState<(typeof verdicts)[number]>('免责说明');
  const [fault, setFault] = useState<(typeof faults)[number]>('处置不得力');
  const [department, setDepartment] = useState(lead?.department.name ?? '');
  const [isForAll, setIsForAll] = useState(false);
  const { words } = text.fields;
  const others = breaches.filter((one) => one.id !== breach.id && awaitsConclusion(one));
  const isBlamed = kind === '问责';
  const errors = [
    ...need('blamed', !isBlamed || department !== '', say('needConclusionDepartment')),
    ...need('verdict-words', words.trim() !== '', say('needWords')),
  ];
  const command = {
    kind: 'conclude-breaches' as const,
    breachIds: [breach, ...(isForAll ? others : [])].map(({ id }) => id),
    verdict: isBlamed ? { kind, department, fault, measure: words } : { kind, statement: words },
  };
  return (
    <CommandForm
      submit={say('conclude')}
      asked={errors.length > 0 ? { errors } : { command }}
      text={text}
      onDone={onDone}
    >
      <Select
        id="verdict"
        label={say('verdict')}
        value={kind}
        onChange={(event) => setKind(verdicts.find((one) => one === event.target.value) ?? kind)}
      >
        {verdicts.map((one) => (
          <option key={one} value={one}>
            {code(one)}
          </option>
        ))}
      </Select>
      {isBlamed && (
        <>
          <DepartmentSelect
            id="blamed"
            label={say('department')}
            name={department}
            onChange={setDepartment}
          />
          <Select
            id="fault"
            label={say('fault')}
            value={fault}
            onChange={(event) =>
              setFault(faults.find((one) => one === event.target.value) ?? fault)
            }
          >
            {faults.map((one) => (
              <option key={one} value={one}>
                {code(one)}
              </option>
            ))}
          </Select>
        </>
      )}
      <TextArea
        id="verdict-words"
        label={say(isBlamed ? 'measure' : 'statement')}
        maxLength={2000}
        value={words}
        onChange={(event) => text.set({ words: event.target.value })}
      />
      {others.length > 0 && (
        <Checkbox
          label={say('alsoOthers', { n: others.length })}
          checked={isForAll}
          onChange={(event) => setIsForAll(event.target.checked)}
        />
      )}
    </CommandForm>
  );
}
