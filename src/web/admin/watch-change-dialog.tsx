import { useState } from 'react';
import { call } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { TextArea, TextField } from '../shared/fields.tsx';
import { Form } from '../shared/form.tsx';
import { need } from '../shared/need.ts';
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
  const { id, name, version: expectedVersion } = watch;
  const say = useWords(topicsWords);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() => toWall(watch.until));
  const end = fromWall(until);
  const errors = [
    ...need('watch-until', end !== undefined, say('needTimes')),
    ...need('watch-reason', reason.trim() !== '', say('needReason')),
  ];

  async function change(to: number): Promise<void> {
    const params = { id };
    const body = { expectedVersion, reason: reason.trim() };
    await (kind === 'close'
      ? call('POST /api/watches/:id/close', { params, body })
      : call('POST /api/watches/:id/extend', { params, body: { ...body, until: to } }));
    toast(say('saved', { name }));
    onDone();
  }
  return (
    <Dialog title={say(`${kind}Of`, { name })} onClose={onClose}>
      <Form
        submit={say(kind)}
        asked={end === undefined || errors.length > 0 ? { errors } : { input: end }}
        send={change}
      >
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
      </Form>
    </Dialog>
  );
}
