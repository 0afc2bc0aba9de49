import { useState } from 'react';
import { ErrorSummary, type FieldError } from '../../shared/fields.tsx';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { UnsentNote } from '../frame/unsent-note.tsx';
import { useCommand } from '../frame/use-command.ts';
import type { Evaluation } from './indicator-table.tsx';

const assessed = [
  'heat',
  'information-disclosure',
  'policy-interpretation',
  'response-to-concerns',
  'media-participation',
  'survey',
  'third-party',
] as const;

/** The own scores, each with its reason; given before those of the others can be seen. */
export function AssessmentForm(props: { evaluation: Evaluation; onGiven: () => void }) {
  const { evaluation, onGiven } = props;
  const { page } = useCaseDesk();
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const { give, failure, isGiving } = useCommand();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { id: caseId, version: caseVersion } = page.case;
  const own = evaluation.own?.indicators ?? [];
  const initial = Object.fromEntries(
    assessed.flatMap((name) => {
      const given = own.find((one) => one.name === name);
      return [
        [`${name} score`, given ? String(given.score) : ''],
        [`${name} note`, given?.note ?? ''],
      ];
    }),
  );
  const text = useUnsentText<string>({ caseId, form: 'assessment', caseVersion }, initial);
  const scoreOf = (name: string) => (text.fields[`${name} score`] ?? '').trim();
  const noteOf = (name: string) => (text.fields[`${name} note`] ?? '').trim();

  async function submit(): Promise<void> {
    const given = assessed.filter((name) => scoreOf(name) !== '' || noteOf(name) !== '');
    const found = [
      ...(given.length === 0 ? [{ fieldId: 'score-heat', message: say('needAny') }] : []),
      ...given.flatMap((name) => [
        ...(isScore(scoreOf(name))
          ? []
          : [{ fieldId: `score-${name}`, message: say('needScore', { name: code(name) }) }]),
        ...(noteOf(name) === ''
          ? [{ fieldId: `note-${name}`, message: say('needNote', { name: code(name) }) }]
          : []),
      ]),
    ];
    setErrors(found);
    if (found.length > 0) return;
    const indicators = given.map((name) => ({
      name,
      score: Number(scoreOf(name)),
      note: noteOf(name),
    }));
    if (await give({ kind: 'assess', indicators }, say('submit'))) {
      text.clear();
      onGiven();
    }
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{say('own')}</h2>
      <p className="quiet">{say('ownHint')}</p>
      <ErrorSummary errors={errors} />
      <CommandProblem failure={failure} onAgain={() => void submit()} />
      {assessed.map((name) => (
        <div key={name} className="assessment">
          <label htmlFor={`score-${name}`}>{code(name)}</label>
          <input
            id={`score-${name}`}
            type="text"
            inputMode="decimal"
            size={4}
            value={text.fields[`${name} score`] ?? ''}
            onChange={(event) => text.set({ [`${name} score`]: event.target.value })}
          />
          <input
            id={`note-${name}`}
            type="text"
            aria-label={say('reasonFor', { name: code(name) })}
            placeholder={say('note')}
            maxLength={500}
            value={text.fields[`${name} note`] ?? ''}
            onChange={(event) => text.set({ [`${name} note`]: event.target.value })}
          />
        </div>
      ))}
      <UnsentNote text={text} />
      <button type="submit" className="primary" disabled={isGiving}>
        {say(evaluation.own ? 'revise' : 'submit')}
      </button>
    </form>
  );
}

/** Whether the text is a number from 0 to 100. */
export function isScore(text: string): boolean {
  const score = Number(text);
  return text.trim() !== '' && score >= 0 && score <= 100;
}
