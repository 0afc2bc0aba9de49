import { useState } from 'react';
import type { CaseCommand } from '../../shared/case-command.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { TextArea } from '../../shared/fields.tsx';
import { useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';
import { CommandProblem } from './command-problem.tsx';
import { useCommand } from './use-command.ts';

/** A button that asks for a reason and gives a command with it. */
export function ReasonButton(props: {
  label: string;
  commandOf: (reason: string) => CaseCommand;
  className?: string;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={props.className} onClick={() => setIsOpen(true)}>
        {props.label}
      </button>
      {isOpen && <ReasonDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function ReasonDialog(props: {
  label: string;
  commandOf: (reason: string) => CaseCommand;
  onClose: () => void;
}) {
  const { label, commandOf, onClose } = props;
  const say = useWords(caseWords);
  const { give, failure, isGiving } = useCommand();
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isMissing = reason.trim() === '';

  async function submit(): Promise<void> {
    setIsTried(true);
    if (!isMissing && (await give(commandOf(reason), label))) onClose();
  }
  return (
    <Dialog title={label} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <CommandProblem failure={failure} onAgain={() => void submit()} />
        <TextArea
          id="reason"
          label={say('reason')}
          value={reason}
          maxLength={2000}
          error={isTried && isMissing ? say('needReason') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="row">
          <button type="submit" className="primary" disabled={isGiving}>
            {label}
          </button>
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
