import type { CaseCommand } from '../../shared/case-command.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { DialogButton } from '../../shared/dialog.tsx';
import { TextArea } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';

interface Reasoned {
  label: string;
  /** What it asks for; a reason by default. */
  asks?: string;
  hint?: string;
  commandOf: (reason: string) => CaseCommand;
  /** Which of several of its kind it concerns, e.g. a breach; keeps their unsent texts apart. */
  subject?: string;
  /** Says before saving what it does to the clocks. */
  foresees?: boolean;
}

/** A button that asks for a reason and gives a command with it. */
export function ReasonButton(props: Reasoned) {
  return (
    <DialogButton label={props.label}>
      {(close) => <ReasonForm {...props} onDone={close} />}
    </DialogButton>
  );
}

function ReasonForm(props: Reasoned & { onDone: () => void }) {
  const { label, asks, hint, commandOf, subject = '', foresees = false, onDone } = props;
  const { page } = useCaseDesk();
  const say = useWords(caseActionWords);
  const { id: caseId, version: caseVersion } = page.case;
  const form = `${commandOf('').kind} ${subject}`.trim();
  const text = useUnsentText({ caseId, form, caseVersion }, { reason: '' });
  const { reason } = text.fields;
  const missing = need('reason', reason.trim() !== '', say('needReason'));
  return (
    <CommandForm
      asked={missing.length > 0 ? { errors: missing } : { command: commandOf(reason) }}
      submit={label}
      text={text}
      foresees={foresees}
      onDone={onDone}
    >
      <TextArea
        id="reason"
        label={asks ?? say('reason')}
        {...(hint === undefined ? {} : { hint })}
        value={reason}
        maxLength={2000}
        onChange={(event) => text.set({ reason: event.target.value })}
      />
    </CommandForm>
  );
}
