import { useState, type ReactNode } from 'react';
import { Dialog } from '../shared/dialog.tsx';
import { TextArea, type FieldError } from '../shared/fields.tsx';
import { Form } from '../shared/form.tsx';
import { need } from '../shared/need.ts';
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
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const errors = [...props.errors, ...need('decision-reason', reason !== '', say('needReason'))];

  async function send(given: string): Promise<void> {
    await decide(given);
    toast(say('decided'));
    onDone();
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        submit={say('decide')}
        asked={errors.length > 0 ? { errors } : { input: reason }}
        send={send}
        foot={
          <p role="status">
            <strong>{say('preview')}</strong> {preview}
          </p>
        }
      >
        <p className="quiet">{hint}</p>
        {children}
        <TextArea
          id="decision-reason"
          label={say('reason')}
          value={typed}
          maxLength={1000}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Form>
    </Dialog>
  );
}
