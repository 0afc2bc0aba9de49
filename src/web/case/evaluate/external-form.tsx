import { useState } from 'react';
import { Select, TextField } from '../../shared/fields.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { useCommand } from '../frame/use-command.ts';
import { isScore } from './assessment-form.tsx';

const kinds = ['survey', 'third-party'] as const;

/** A survey's or a third party's word, with whose it is. */
export function ExternalForm({ onGiven }: { onGiven: () => void }) {
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const { give, failure, isGiving } = useCommand();
  const [name, setName] = useState<(typeof kinds)[number]>('survey');
  const [score, setScore] = useState('');
  const [source, setSource] = useState('');
  const [error, setError] = useState<string>();
  async function submit(): Promise<void> {
    setError(isScore(score) ? undefined : say('needScore', { name: code(name) }));
    if (!isScore(score)) return;
    const command = { kind: 'record-external-score', name, score: Number(score), source } as const;
    if (!(await give(command, say('recordExternal')))) return;
    setScore('');
    setSource('');
    onGiven();
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{say('external')}</h2>
      <CommandProblem failure={failure} onAgain={() => void submit()} />
      <Select
        id="external-kind"
        label={say('kind')}
        value={name}
        onChange={(event) => setName(kinds.find((one) => one === event.target.value) ?? name)}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {code(one)}
          </option>
        ))}
      </Select>
      <TextField
        id="external-score"
        label={say('score')}
        inputMode="decimal"
        required
        value={score}
        error={error}
        onChange={(event) => setScore(event.target.value)}
      />
      <TextField
        id="external-source"
        label={say('externalSource')}
        required
        maxLength={200}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <button type="submit" disabled={isGiving}>
        {say('save')}
      </button>
    </form>
  );
}
