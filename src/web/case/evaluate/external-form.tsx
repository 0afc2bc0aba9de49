import { useState } from 'react';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Select, TextField } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { isScore } from './scores.ts';

const kinds = ['survey', 'third-party'] as const;

/** A survey's or a third party's word, with whose it is. */
export function ExternalForm({ onGiven }: { onGiven: () => void }) {
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const [name, setName] = useState<(typeof kinds)[number]>('survey');
  const [score, setScore] = useState('');
  const [source, setSource] = useState('');
  const errors = [
    ...need('external-score', isScore(score), say('needScore', { name: code(name) })),
    ...need('external-source', source.trim() !== '', say('needSource')),
  ];
  return (
    <CommandForm
      title={say('external')}
      submit={say('save')}
      what={say('recordExternal')}
      isPlain
      asked={
        errors.length > 0
          ? { errors }
          : { command: { kind: 'record-external-score', name, score: Number(score), source } }
      }
      onDone={() => {
        setScore('');
        setSource('');
        onGiven();
      }}
    >
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
        value={score}
        onChange={(event) => setScore(event.target.value)}
      />
      <TextField
        id="external-source"
        label={say('externalSource')}
        maxLength={200}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
    </CommandForm>
  );
}
