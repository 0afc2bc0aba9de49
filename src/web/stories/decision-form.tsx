import { useState, type ReactNode } from 'react';
import { Dialog } from '../shared/dialog.tsx';
import { ErrorSummary, TextArea, type FieldError } from '../shared/fields.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Failure } from '../shared/states.tsx';
import { toast } from '../shared/toasts.tsx';
import { useWords } from '../shared/words.ts';
import { storiesWords } from '../words/stories.ts';

/** Asks for what a decision on stories needs, shows what it would do, and gives it with its reason. */
export function DecisionForm(props: {
  title: string;
  hint: string;
  /** What else keeps it from being given. */
  errors: readonly FieldError[];
  preview: ReactNode;
  decide: (reason: string) => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
  children?: ReactNode;
}) {
  const { title, hint, preview, decide, onClose, onDone, children } = props;
  const say = useWords(storiesWords);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<Problem>();

  async function submit(): Promise<void> {
    const missing =
      reason.trim() === '' ? [{ fieldId: 'decision-reason', message: say('needReason') }] : [];
    const errors = [...props.errors, ...missing];
    setShown(errors);
    if (errors.length > 0) return;
    try {
      await decide(reason.trim());
      toast(say('decided'));
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="quiet">{hint}</p>
        {problem && <Failure problem={problem} />}
        <ErrorSummary errors={shown} />
        {children}
        <TextArea
          id="decision-reason"
          label={say('reason')}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.target.value)}
        />
        <p role="status">
          <strong>{say('preview')}</strong> {preview}
        </p>
        <button type="submit" className="primary">
          {say('decide')}
        </button>
      </form>
    </Dialog>
  );
}
