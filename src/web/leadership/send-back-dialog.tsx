import { useState } from 'react';
import { Dialog } from '../shared/dialog.tsx';
import { TextArea } from '../shared/fields.tsx';
import { useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';

/** Asks why an evaluation goes back; nothing goes back without a reason. */
export function SendBackDialog(props: {
  number: string;
  onClose: () => void;
  onGive: (reason: string) => void;
}) {
  const { number, onClose, onGive } = props;
  const say = useWords(cockpitWords);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  return (
    <Dialog title={`${say('sendBack')} ${number}`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isMissing) onGive(reason);
        }}
      >
        <TextArea
          id="send-back-reason"
          label={say('reason')}
          value={reason}
          maxLength={2000}
          error={isTried && isMissing ? say('needReason') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" className="primary">
          {say('sendBack')}
        </button>
      </form>
    </Dialog>
  );
}
