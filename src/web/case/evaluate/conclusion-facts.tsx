import { useLabel } from '../../shared/label.ts';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import type { Breach } from '../frame/breaches.ts';

type Conclusion = NonNullable<Breach['conclusion']>;

/** Who was held accountable or excused, what was appealed and decided, put right and verified. */
export function ConclusionFacts({ conclusion }: { conclusion: Conclusion }) {
  const code = useCodes(caseCodeWords);
  const { verdict, appeal } = conclusion;
  return (
    <>
      <p className="sentence">
        ✓ {code(verdict.kind)}{' '}
        {verdict.kind === '问责' ? (
          <>
            <Told>{verdict.department}</Told> · {code(verdict.fault)} ·{' '}
            <Told>{verdict.measure}</Told>
          </>
        ) : (
          <Told>{verdict.statement}</Told>
        )}
      </p>
      {appeal && <Appeal appeal={appeal} />}
      <Rectification conclusion={conclusion} />
    </>
  );
}

function Appeal({ appeal }: { appeal: NonNullable<Conclusion['appeal']> }) {
  const say = useWords(evaluateWords);
  const label = useLabel();
  const { reason, decision } = appeal;
  return (
    <p className="sentence">
      {label(say('appealed'))}
      <Told>{reason}</Told> <Signature {...appeal} />{' '}
      {decision ? (
        <>
          {label(say(decision.upheld ? 'upheld' : 'rejected'))}
          <Told>{decision.reason}</Told> <Signature {...decision} />
        </>
      ) : (
        <strong className="clock near">◔ {say('appealWaits')}</strong>
      )}
    </p>
  );
}

function Rectification({ conclusion: { verdict, rectified } }: { conclusion: Conclusion }) {
  const say = useWords(evaluateWords);
  const label = useLabel();
  const isBlamed = verdict.kind === '问责';
  if (!rectified) return isBlamed && <p className="clock near">◔ {say('rectificationOwed')}</p>;
  const { text, confirmed } = rectified;
  return (
    <>
      <p className="sentence">
        ✓ {label(say('rectified'))}
        <Told>{text}</Told> <Signature {...rectified} />
      </p>
      {confirmed ? (
        <p className="sentence">
          ✓ {label(say('rectificationConfirmed'))}
          <Told>{confirmed.finding}</Told> <Signature {...confirmed} />
        </p>
      ) : (
        isBlamed && <p className="clock near">◔ {say('confirmationOwed')}</p>
      )}
    </>
  );
}

function Signature({ by, at }: { by: { name: string }; at: number }) {
  return (
    <span className="quiet">
      <Told>{by.name}</Told> {minuteOf(at)}
    </span>
  );
}
