import { useFieldError } from '../../shared/fields.tsx';
import { Told } from '../../shared/told.tsx';
import type { UnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import type { Line } from './scores.ts';

/** What is scored, the score — a number, or one of the standard's grades — and its reason. */
export function ScoreLine({ line, text }: { line: Line; text: UnsentText<string> }) {
  const say = useWords(evaluateWords);
  const { name, label, bounds, grades } = line;
  const scoreFault = useFault(`score-${name}`);
  const noteFault = useFault(`note-${name}`);
  const score = {
    ...scoreFault.control,
    value: text.fields[`${name} score`] ?? '',
    onChange: (event: { target: { value: string } }) =>
      text.set({ [`${name} score`]: event.target.value }),
  };
  return (
    <div className="assessment">
      <label htmlFor={`score-${name}`}>
        <Told>{label}</Told>{' '}
        {bounds && !grades && <span className="quiet number">{say('bounds', bounds)}</span>}
      </label>
      {grades ? (
        <select {...score}>
          <option value="">—</option>
          {grades.map((grade) => (
            <option key={grade.id} value={String(grade.score)}>
              {`${grade.id} ${grade.name}`}
            </option>
          ))}
        </select>
      ) : (
        <input {...score} type="text" inputMode="decimal" size={4} />
      )}
      <input
        {...noteFault.control}
        type="text"
        aria-label={say('reasonFor', { name: label })}
        placeholder={say('note')}
        maxLength={500}
        value={text.fields[`${name} note`] ?? ''}
        onChange={(event) => text.set({ [`${name} note`]: event.target.value })}
      />
      {scoreFault.message}
      {noteFault.message}
    </div>
  );
}

/** What the form found wrong with a control: said in the line, and bound to it. */
function useFault(id: string) {
  const error = useFieldError(id);
  if (error === undefined) return { control: { id } };
  const errorId = `${id}-error`;
  return {
    control: { id, 'aria-invalid': true, 'aria-describedby': errorId },
    message: (
      <p id={errorId} className="field-error">
        <Told>{error}</Told>
      </p>
    ),
  };
}
