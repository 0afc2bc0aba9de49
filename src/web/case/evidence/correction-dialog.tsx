import { useState } from 'react';
import type { Priority } from '../../../domain/priority.ts';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import {
  ErrorSummary,
  Select,
  TextArea,
  TextField,
  type FieldError,
} from '../../shared/fields.tsx';
import { problemOf } from '../../shared/problem.ts';
import { toast } from '../../shared/toasts.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { priorities } from '../../shared/priorities.ts';
import { evidenceWords } from '../../words/case-evidence.ts';
import { domainWords } from '../../words/domain.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { verdictsOf, type Verdict } from './correction.ts';
import type { TaggedItem } from '../frame/case-desk.ts';

/** 改判: which priorities an item belongs to after all, on which words, and why. */
export function CorrectionDialog(props: { tagged: TaggedItem; onClose: () => void }) {
  const { tagged, onClose } = props;
  const { reload } = useCaseDesk();
  const say = useWords(evidenceWords);
  const word = useCodes(domainWords);
  const [said, setSaid] = useState<Partial<Record<Priority, Verdict>>>({});
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  async function submit(): Promise<void> {
    const { verdicts, unproven } = verdictsOf(tagged, said);
    const found = [
      ...(verdicts.length === 0 ? [{ fieldId: 'verdict-P1', message: say('needVerdict') }] : []),
      ...unproven.map((priority) => ({
        fieldId: `quote-${priority}`,
        message: say('needQuote', { priority: word(priority) }),
      })),
      ...(reason.trim() === ''
        ? [{ fieldId: 'correction-reason', message: say('needReason') }]
        : []),
    ];
    setErrors(found);
    if (found.length > 0) return;
    try {
      const params = { id: tagged.item.id };
      await call('POST /api/items/:id/corrections', { params, body: { verdicts, reason } });
      toast(say('corrected'));
      reload();
      onClose();
    } catch (error) {
      const { message, title } = problemOf(error);
      setErrors([{ fieldId: 'correction-reason', message: message || title }]);
    }
  }
  function choose(priority: Priority, value: string): void {
    const { [priority]: before, ...others } = said;
    const quote = before?.quote ?? '';
    setSaid(value === '' ? others : { ...others, [priority]: { holds: value === 'yes', quote } });
  }
  return (
    <Dialog title={say('correctTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="quiet">{say('correctHint')}</p>
        <ErrorSummary errors={errors} />
        {priorities.map((priority) => {
          const verdict = said[priority];
          return (
            <div key={priority}>
              <Select
                id={`verdict-${priority}`}
                label={word(priority)}
                value={verdict ? (verdict.holds ? 'yes' : 'no') : ''}
                onChange={(event) => choose(priority, event.target.value)}
              >
                <option value="">{say('keep')}</option>
                <option value="yes">{say('holds')}</option>
                <option value="no">{say('holdsNot')}</option>
              </Select>
              {verdict?.holds && (
                <TextField
                  id={`quote-${priority}`}
                  label={say('quote', { priority: word(priority) })}
                  maxLength={200}
                  value={verdict.quote}
                  onChange={(event) =>
                    setSaid({ ...said, [priority]: { holds: true, quote: event.target.value } })
                  }
                />
              )}
            </div>
          );
        })}
        <TextArea
          id="correction-reason"
          label={say('reason')}
          maxLength={1000}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" className="primary">
          {say('submit')}
        </button>
      </form>
    </Dialog>
  );
}
