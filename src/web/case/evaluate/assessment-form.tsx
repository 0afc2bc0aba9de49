import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Select } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useResource } from '../../shared/resource.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import type { Evaluation } from './indicator-table.tsx';
import { ScoreLine } from './score-line.tsx';
import { assessed, faultsOf, linesOf, type Line } from './scores.ts';

/** The own scores, each with its reason; given before those of the others can be seen. */
export function AssessmentForm(props: { evaluation: Evaluation; onGiven: () => void }) {
  const { own } = props.evaluation;
  const { page } = useCaseDesk();
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const rubrics = useResource('GET /api/rubrics', {}).reply?.rubrics ?? [];
  const { id: caseId, version: caseVersion } = page.case;
  const form = { caseId, form: 'assessment', caseVersion };
  const text = useUnsentText<string>(form, initialOf(own));
  const rubric = rubrics.find(({ id }) => id === text.fields['rubric']);
  const read = (name: string) => ({
    score: (text.fields[`${name} score`] ?? '').trim(),
    note: (text.fields[`${name} note`] ?? '').trim(),
  });
  const lines: Line[] = assessed.map((name) => ({ name, label: code(name) }));
  const criteria = rubric ? linesOf(rubric) : [];
  const given = assessed.filter((name) => read(name).score !== '' || read(name).note !== '');
  const asked = [...lines.filter(({ name }) => given.some((one) => one === name)), ...criteria];
  const errors = [
    ...need('score-heat', given.length > 0, say('needAny')),
    ...faultsOf(asked, {
      read,
      say: (word, { label, bounds }) =>
        say(word, { name: label, min: bounds?.min ?? 0, max: bounds?.max ?? 100 }),
    }),
  ];
  const command = {
    kind: 'assess' as const,
    indicators: given.map((name) => ({ name, ...scoreOf(name) })),
    ...(rubric && {
      rubric: {
        id: rubric.id,
        scores: criteria.map(({ name }) => {
          const { score, note: reason } = scoreOf(name);
          return { criterion: name.slice(rubric.id.length + 1), score, reason };
        }),
      },
    }),
  };
  function scoreOf(name: string) {
    const { score, note } = read(name);
    return { score: Number(score), note };
  }
  return (
    <CommandForm
      title={say('own')}
      submit={say(own ? 'revise' : 'submit')}
      what={say('submit')}
      asked={errors.length > 0 ? { errors } : { command }}
      text={text}
      onDone={props.onGiven}
    >
      <p className="quiet">{say('ownHint')}</p>
      {lines.map((line) => (
        <ScoreLine key={line.name} line={line} text={text} />
      ))}
      {rubrics.length > 0 && (
        <Select
          id="rubric"
          label={say('rubric')}
          hint={say('rubricHint')}
          value={text.fields['rubric'] ?? ''}
          onChange={(event) => text.set({ rubric: event.target.value })}
        >
          <option value="">{say('rubricNone')}</option>
          {rubrics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      {criteria.map((line) => (
        <ScoreLine key={line.name} line={line} text={text} />
      ))}
    </CommandForm>
  );
}

/** What the person gave before, as the fields of the form. */
function initialOf(own: Evaluation['own']): Record<string, string> {
  const { indicators = [], rubric } = own ?? {};
  const fields = [
    ...indicators.map(({ name, score, note }) => [name, score, note ?? ''] as const),
    ...(rubric?.scores ?? []).map(
      ({ criterion, score, reason }) => [`${rubric?.id}/${criterion}`, score, reason] as const,
    ),
  ];
  return {
    rubric: rubric?.id ?? '',
    ...Object.fromEntries(
      fields.flatMap(([name, score, note]) => [
        [`${name} score`, String(score)],
        [`${name} note`, note],
      ]),
    ),
  };
}
