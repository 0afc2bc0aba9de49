import { useState } from 'react';
import type { Priority } from '../../../domain/priority.ts';
import { call, type Input } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Select, TextArea, TextField } from '../../shared/fields.tsx';
import { Form } from '../../shared/form.tsx';
import { need } from '../../shared/need.ts';
import { toast } from '../../shared/toasts.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { priorities } from '../../shared/priorities.ts';
import { evidenceWords } from '../../words/case-evidence.ts';
import { domainWords } from '../../words/domain.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { verdictsOf, type Verdict } from './correction.ts';
import type { TaggedItem } from '../../shared/command-form/case-desk.ts';

/** 改判: which priorities an item belongs to after all, on which words, and why. */
export function CorrectionDialog(props: { tagged: TaggedItem; onClose: () => void }) {
  const { tagged, onClose } = props;
  const { reload } = useCaseDesk();
  const say = useWords(evidenceWords);
  const word = useCodes(domainWords);
  const [said, setSaid] = useState<Partial<Record<Priority, Verdict>>>({});
  const [reason, setReason] = useState('');
  const { verdicts, unproven } = verdictsOf(tagged, said);
  const errors = [
    ...need('verdict-P1', verdicts.length > 0, say('needVerdict')),
    ...unproven.map((priority) => ({
      fieldId: `quote-${priority}`,
      message: say('needQuote', { priority: word(priority) }),
    })),
    ...need('correction-reason', reason.trim() !== '', say('needReason')),
  ];

  async function correct(body: Input<'POST /api/items/:id/corrections'>['body']): Promise<void> {
    await call('POST /api/items/:id/corrections', { params: { id: tagged.item.id }, body });
    toast(say('corrected'));
    reload();
    onClose();
  }
  function choose(priority: Priority, value: string): void {
    const { [priority]: before, ...others } = said;
    const quote = before?.quote ?? '';
    setSaid(value === '' ? others : { ...others, [priority]: { holds: value === 'yes', quote } });
  }
  return (
    <Dialog title={say('correctTitle')} onClose={onClose}>
      <Form
        submit={say('submit')}
        asked={errors.length > 0 ? { errors } : { input: { verdicts, reason } }}
        send={correct}
      >
        <p className="quiet">{say('correctHint')}</p>
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
      </Form>
    </Dialog>
  );
}
