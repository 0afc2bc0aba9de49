import { useState } from 'react';
import { Select, TextArea, TextField } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { serverNow } from '../../shared/server-time.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { handoverWords } from '../../words/case-handover.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { fromWall, toWall } from '../frame/wall-time.ts';

const authorities = ['公安机关', '网信部门'] as const;

/** What is handed over to whom, in the words of the person who does it. */
export function HandoverForm() {
  const { page } = useCaseDesk();
  const say = useWords(handoverWords);
  const code = useCodes(caseCodeWords);
  const { id: caseId, version: caseVersion } = page.case;
  const text = useUnsentText(
    { caseId, form: 'handover', caseVersion },
    { to: '网信部门', claim: '', refutation: '' },
  );
  const { claim, refutation } = text.fields;
  const to = authorities.find((one) => one === text.fields.to) ?? '网信部门';
  const errors = [
    ...need('claim', claim.trim() !== '', say('needClaim')),
    ...need('refutation', refutation.trim() !== '', say('needRefutation')),
  ];
  return (
    <CommandForm
      title={say('handOver')}
      submit={say('submit')}
      what={say('handOver')}
      asked={
        errors.length > 0 ? { errors } : { command: { kind: 'hand-over', to, claim, refutation } }
      }
      text={text}
      foresees
    >
      <p className="quiet">{say('hint')}</p>
      <Select
        id="handover-to"
        label={say('to')}
        value={to}
        onChange={(event) => text.set({ to: event.target.value })}
      >
        {authorities.map((one) => (
          <option key={one} value={one}>
            {code(one)}
          </option>
        ))}
      </Select>
      {(['claim', 'refutation'] as const).map((name) => (
        <TextArea
          key={name}
          id={name}
          label={say(name)}
          maxLength={2000}
          value={text.fields[name]}
          onChange={(event) => text.set({ [name]: event.target.value })}
        />
      ))}
    </CommandForm>
  );
}

/** The authority's receipt, which stops the clock of the handover. */
export function ReceiptForm({ handoverId }: { handoverId: string }) {
  const say = useWords(handoverWords);
  const [number, setNumber] = useState('');
  const [receivedAt, setReceivedAt] = useState(() => toWall(serverNow()));
  const at = fromWall(receivedAt);
  const fields = { number: `receipt-${handoverId}`, at: `received-${handoverId}` };
  const errors = [
    ...need(fields.number, number.trim() !== '', say('needReceipt')),
    ...need(fields.at, at !== undefined, say('needReceivedAt')),
  ];
  return (
    <CommandForm
      submit={say('recordReceipt')}
      isPlain
      asked={
        at === undefined || errors.length > 0
          ? { errors }
          : { command: { kind: 'record-receipt', handoverId, number, at } }
      }
      foresees
    >
      <div className="fields-in-row">
        <TextField
          id={fields.number}
          label={say('receipt')}
          maxLength={100}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <TextField
          id={fields.at}
          label={say('receivedAt')}
          type="datetime-local"
          value={receivedAt}
          onChange={(event) => setReceivedAt(event.target.value)}
        />
      </div>
    </CommandForm>
  );
}
