import { Told } from '../../shared/told.tsx';
import type { UnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import type { Line } from './scores.ts';

/** What is scored, the score — a number, or one of the standard's grades — and its reason. */
export function ScoreLine({ line, text }: { line: Line; text: UnsentText<string> }) {
  const say = useWords(evaluateWords);
  const { name, label, bounds, grades } = line;
  const score = {
    id: `score-${name}`,
    value: text.fields[`${name} score`] ?? '',
    onChange: (event: { target: { value: string } }) =>
      text.set({ [`${name} score`]: event.target.value }),
  };
  return (
    <div className="assessment">
      <label htmlFor={score.id}>
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
        id={`note-${name}`}
        type="text"
        aria-label={say('reasonFor', { name: label })}
        placeholder={say('note')}
        maxLength={500}
        value={text.fields[`${name} note`] ?? ''}
        onChange={(event) => text.set({ [`${name} note`]: event.target.value })}
      />
    </div>
  );
}
