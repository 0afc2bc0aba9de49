import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { need } from '../../shared/need.ts';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { awaitsConclusion, awaitsDecision } from '../frame/breaches.ts';
import type { Evaluation } from './indicator-table.tsx';

/** The leader's signature under the evaluation; every obstacle is listed when it is tried. */
export function SignCard({ evaluation }: { evaluation: Evaluation }) {
  const { page, may } = useCaseDesk();
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const { signed, indicators } = evaluation;
  const { breaches, clocks } = page.case;
  const obstacles = [
    ...indicators.flatMap(({ name, score }) =>
      need('indicators', score !== undefined, say('missing', { name: code(name) })),
    ),
    ...breaches.flatMap((breach) => [
      ...need(
        breachPlace,
        !awaitsConclusion(breach),
        say('breachOpen', { name: breach.clockName }),
      ),
      ...need(breachPlace, !awaitsDecision(breach), say('appealOpen', { name: breach.clockName })),
    ]),
    ...clocks.flatMap(({ kind, name, state }) =>
      need('sign', state.kind !== 'running' || kind === 'C9', say('clockRuns', { name })),
    ),
  ];
  if (!signed && !may('archive')) return null;
  return (
    <section className="card" aria-labelledby="signing">
      <h2 id="signing">{say('sign')}</h2>
      {signed ? (
        <p>
          ✓ <Told>{say('signed', { name: signed.by.name, t: fullMinuteOf(signed.at) })}</Told>
        </p>
      ) : (
        <CommandForm
          buttonId="sign"
          submit={say('sign')}
          asked={obstacles.length > 0 ? { errors: obstacles } : { command: { kind: 'archive' } }}
          foresees={obstacles.length === 0}
        >
          <p className="quiet">{say('signHint')}</p>
        </CommandForm>
      )}
    </section>
  );
}

/** Where the missed deadlines stand on the page. */
const breachPlace = 'breach-conclusions';
