import { useState } from 'react';
import { Select, TextArea, TextField } from '../../shared/fields.tsx';
import { serverNow } from '../../shared/server-time.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { handoverWords } from '../../words/case-handover.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { ForeseenClocks } from '../frame/foreseen-clocks.tsx';
import { UnsentNote } from '../frame/unsent-note.tsx';
import { useCommand } from '../frame/use-command.ts';
import { fromWall, toWall } from '../frame/wall-time.ts';

const authorities = ['公安机关', '网信部门'] as const;

/** What is handed over to whom, in the words of the person who does it. */
export function HandoverForm() {
  const { page } = useCaseDesk();
  const say = useWords(handoverWords);
  const code = useCodes(caseCodeWords);
  const { give, failure, isGiving } = useCommand();
  const { id: caseId, version: caseVersion } = page.case;
  const text = useUnsentText(
    { caseId, form: 'handover', caseVersion },
    { to: '网信部门', claim: '', refutation: '' },
  );
  const { claim, refutation } = text.fields;
  const to = authorities.find((one) => one === text.fields.to) ?? '网信部门';
  const command = { kind: 'hand-over', to, claim, refutation } as const;
  const isComplete = claim.trim() !== '' && refutation.trim() !== '';
  const submit = async () => {
    if (await give(command, say('handOver'))) text.clear();
  };
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{say('handOver')}</h2>
      <p className="quiet">{say('hint')}</p>
      <CommandProblem failure={failure} onAgain={() => void submit()} />
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
          required
          maxLength={2000}
          value={text.fields[name]}
          onChange={(event) => text.set({ [name]: event.target.value })}
        />
      ))}
      <UnsentNote text={text} />
      <ForeseenClocks command={isComplete ? command : undefined} />
      <button type="submit" className="primary" disabled={isGiving}>
        {say('submit')}
      </button>
    </form>
  );
}

/** The authority's receipt, which stops the clock of the handover. */
export function ReceiptForm({ handoverId }: { handoverId: string }) {
  const say = useWords(handoverWords);
  const { give, failure, isGiving } = useCommand();
  const [number, setNumber] = useState('');
  const [receivedAt, setReceivedAt] = useState(() => toWall(serverNow()));
  const at = fromWall(receivedAt);
  const submit = () => {
    if (at === undefined) return;
    void give({ kind: 'record-receipt', handoverId, number, at }, say('recordReceipt'));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <CommandProblem failure={failure} onAgain={submit} />
      <div className="fields-in-row">
        <TextField
          id={`receipt-${handoverId}`}
          label={say('receipt')}
          required
          maxLength={100}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <TextField
          id={`received-${handoverId}`}
          label={say('receivedAt')}
          type="datetime-local"
          required
          value={receivedAt}
          onChange={(event) => setReceivedAt(event.target.value)}
        />
      </div>
      <button type="submit" disabled={isGiving}>
        {say('recordReceipt')}
      </button>
    </form>
  );
}
