import { useState } from 'react';
import { call } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { TextArea } from '../shared/fields.tsx';
import { Form } from '../shared/form.tsx';
import { need } from '../shared/need.ts';
import { toast } from '../shared/toasts.tsx';
import { useWords } from '../shared/words.ts';
import { sourcesWords } from '../words/admin-sources.ts';

/** Pauses a source, or lets it be collected again; either with a reason. */
export function PauseDialog(props: {
  source: { id: string; name: string };
  isPaused: boolean;
  onDone: () => void;
  onClose: () => void;
}) {
  const { source, isPaused, onDone, onClose } = props;
  const { id, name } = source;
  const say = useWords(sourcesWords);
  const [reason, setReason] = useState('');
  const errors = need('pause-reason', reason.trim() !== '', say('needReason'));
  return (
    <Dialog title={say(isPaused ? 'resumeOf' : 'pauseOf', { name })} onClose={onClose}>
      <p>{say(isPaused ? 'resumeHint' : 'pauseHint')}</p>
      <Form
        submit={say(isPaused ? 'resume' : 'pause')}
        asked={errors.length > 0 ? { errors } : { input: { isPaused: !isPaused, reason } }}
        send={async (body) => {
          await call('POST /api/sources/:id/pause', { params: { id }, body });
          toast(say('switched', { name }));
          onDone();
        }}
      >
        <TextArea
          id="pause-reason"
          label={say('reason')}
          rows={2}
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Form>
    </Dialog>
  );
}
