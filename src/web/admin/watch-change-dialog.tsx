import { useState } from 'react';
import { call } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { ErrorSummary, TextArea, TextField, type FieldError } from '../shared/fields.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Failure } from '../shared/states.tsx';
import { toast } from '../shared/toasts.tsx';
import { useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';
import { fromWall, toWall, type Watch } from './watch.ts';

/** Gives a watch a later end, or ends it now; either with a reason. */
export function WatchChangeDialog(props: {
  kind: 'extend' | 'close';
  watch: Watch;
  onClose: () => void;
  onDone: () => void;
}) {
  const { kind, watch, onClose, onDone } = props;
  const { id, name, version } = watch;
  const say = useWords(topicsWords);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() => toWall(watch.until));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<Problem>();

  async function submit(): Promise<void> {
    const end = fromWall(until);
    const found = [
      ...(reason.trim() === '' ? [{ fieldId: 'watch-reason', message: say('needReason') }] : []),
      ...(end === undefined ? [{ fieldId: 'watch-until', message: say('needTimes') }] : []),
    ];
    setErrors(found);
    if (found.length > 0 || end === undefined) return;
    const change = { expectedVersion: version, reason: reason.trim() };
    try {
      await (kind === 'close'
        ? call('POST /api/watches/:id/close', { params: { id }, body: change })
        : call('POST /api/watches/:id/extend', {
            params: { id },
            body: { ...change, until: end },
          }));
      toast(say('saved', { name }));
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return (
    <Dialog title={say(`${kind}Of`, { name })} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {problem && <Failure problem={problem} />}
        <ErrorSummary errors={errors} />
        {kind === 'extend' && (
          <TextField
            id="watch-until"
            type="datetime-local"
            label={say('until')}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
        <TextArea
          id="watch-reason"
          label={say('reason')}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" className="primary">
          {say(kind)}
        </button>
      </form>
    </Dialog>
  );
}
