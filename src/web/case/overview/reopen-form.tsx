import { Link } from 'wouter';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Select, TextArea } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { Empty } from '../../shared/states.tsx';
import { minuteOf } from '../../shared/time-words.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';
import { reopenTriggers } from './reopen-triggers.ts';

const longestTitle = 40;

/** Takes up the case again for something new; its clocks count from that. */
export function ReopenForm({ onDone }: { onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(caseActionWords);
  const { id: caseId, version: caseVersion } = page.case;
  const text = useUnsentText({ caseId, form: 'reopen', caseVersion }, { trigger: '', reason: '' });
  const { fields } = text;
  const triggers = reopenTriggers(page);
  const chosen = triggers.find(({ value }) => value === fields.trigger);
  const errors = [
    ...need('reopen-trigger', chosen !== undefined, say('needTrigger')),
    ...need('reopen-reason', fields.reason.trim() !== '', say('needReason')),
  ];
  if (triggers.length === 0)
    return (
      <Empty title={say('noTrigger')}>
        <p>{say('noTriggerHint')}</p>
        <p>
          <Link href={`/cases/${caseId}/respond`}>{say('toPublications')}</Link>
        </p>
      </Empty>
    );
  return (
    <CommandForm
      submit={say('reopen')}
      asked={
        chosen && errors.length === 0
          ? { command: { kind: 'reopen', reason: fields.reason, trigger: chosen.trigger } }
          : { errors }
      }
      text={text}
      foresees
      onDone={onDone}
    >
      <p className="quiet">{say('reopenHint')}</p>
      <Select
        id="reopen-trigger"
        label={say('trigger')}
        value={fields.trigger}
        onChange={(event) => text.set({ trigger: event.target.value })}
      >
        <option value="">{say('choose')}</option>
        {triggers.map(({ value, at, place, title, trigger }) => (
          <option key={value} value={value}>
            {`${say(`trigger.${trigger.kind}`)} · ${minuteOf(at)} · ${place} · ${title.slice(0, longestTitle)}`}
          </option>
        ))}
      </Select>
      <TextArea
        id="reopen-reason"
        label={say('reason')}
        value={fields.reason}
        maxLength={2000}
        onChange={(event) => text.set({ reason: event.target.value })}
      />
    </CommandForm>
  );
}
