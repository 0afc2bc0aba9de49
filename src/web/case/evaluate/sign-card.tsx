import { useState } from 'react';
import { ErrorSummary, type FieldError } from '../../shared/fields.tsx';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { useCommand } from '../frame/use-command.ts';
import type { Evaluation } from './indicator-table.tsx';

/** The leader's signature under the evaluation; every obstacle is listed when it is tried. */
export function SignCard({ evaluation }: { evaluation: Evaluation }) {
  const { page, may } = useCaseDesk();
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const { give, failure, isGiving } = useCommand();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { signed, indicators } = evaluation;
  async function sign(): Promise<void> {
    const found = [
      ...indicators
        .filter(({ score }) => score === undefined)
        .map(({ name }) => ({
          fieldId: 'indicators',
          message: say('missing', { name: code(name) }),
        })),
      ...page.case.breaches
        .filter(({ conclusion }) => !conclusion)
        .map(({ clockName }) => ({
          fieldId: 'breach-conclusions',
          message: say('breachOpen', { name: clockName }),
        })),
      ...page.case.clocks
        .filter(({ kind, state }) => state.kind === 'running' && kind !== 'C9')
        .map(({ name }) => ({ fieldId: 'sign', message: say('clockRuns', { name }) })),
    ];
    setErrors(found);
    if (found.length === 0) await give({ kind: 'archive' }, say('sign'));
  }
  if (!signed && !may('archive')) return null;
  return (
    <section className="card" aria-labelledby="signing">
      <h2 id="signing">{say('sign')}</h2>
      {signed ? (
        <p>
          ✓ <Told>{say('signed', { name: signed.by.name, t: fullMinuteOf(signed.at) })}</Told>
        </p>
      ) : (
        <>
          <p className="quiet">{say('signHint')}</p>
          <ErrorSummary errors={errors} />
          <CommandProblem failure={failure} onAgain={() => void sign()} />
          <button
            id="sign"
            type="button"
            className="primary"
            disabled={isGiving}
            onClick={() => void sign()}
          >
            {say('sign')}
          </button>
        </>
      )}
    </section>
  );
}
