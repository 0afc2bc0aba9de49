import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Radios, TextArea } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { Told } from '../../shared/told.tsx';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import type { Breach } from '../frame/breaches.ts';

/** A leader's word on an appeal, with its reason. */
export function AppealDecisionForm({ breach, onDone }: { breach: Breach; onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(evaluateWords);
  const { id: caseId, version: caseVersion } = page.case;
  const form = `decide-appeal ${breach.id}`;
  const text = useUnsentText({ caseId, form, caseVersion }, { decision: '', reason: '' });
  const { decision, reason } = text.fields;
  const errors = [
    ...need('decision', decision !== '', say('needDecision')),
    ...need('decision-reason', reason.trim() !== '', say('needReason')),
  ];
  const upheld = decision === 'upheld';
  const command = { kind: 'decide-appeal', breachId: breach.id, upheld, reason } as const;
  return (
    <CommandForm
      submit={say('decideAppeal')}
      asked={errors.length > 0 ? { errors } : { command }}
      text={text}
      onDone={onDone}
    >
      <p className="sentence">
        <Told>{breach.conclusion?.appeal?.reason ?? ''}</Told>
      </p>
      <Radios
        id="decision"
        legend={say('decision')}
        options={[
          ['upheld', say('upheld')],
          ['rejected', say('rejected')],
        ]}
        value={decision}
        onChoose={(value) => text.set({ decision: value })}
      />
      <TextArea
        id="decision-reason"
        label={say('reason')}
        value={reason}
        maxLength={2000}
        onChange={(event) => text.set({ reason: event.target.value })}
      />
    </CommandForm>
  );
}
