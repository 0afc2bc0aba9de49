import { useVisit } from '../../shared/session.ts';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { ReasonButton } from '../frame/reason-button.tsx';
import { maySign } from '../frame/gates.ts';
import { gateFieldId, type Draft, type Standing } from './obstacles.ts';

type Gate = Standing['gates'][number];

/** Every gate of a draft: open, passed by whom, or returned; and its buttons for whoever may sign it. */
export function GateList(props: { draft: Draft; standing: Standing; isClosed: boolean }) {
  const { draft, standing, isClosed } = props;
  const { session } = useVisit();
  const { may } = useCaseDesk();
  const say = useWords(respondWords);
  const code = useCodes(caseCodeWords);
  const { gates } = standing;
  const isOwn = draft.drafters.some(({ id }) => id === session.id);
  const mayAtAll = may('sign-gate') && !isClosed && !draft.returned;
  const { returned } = draft;
  const signedCount = gates.filter(({ signed }) => signed).length;
  return (
    <section className="card" aria-labelledby="gates">
      <h2 id="gates">{say('gates', { n: signedCount, of: gates.length })}</h2>
      {returned && (
        <p className="partial sentence">
          <Told>
            {say('returnedBy', {
              name: returned.by.name,
              t: minuteOf(returned.at),
              gate: code(returned.gate),
              reason: returned.reason,
            })}
          </Told>
        </p>
      )}
      <ul className="gates">
        {gates.map((gate) => (
          <li
            key={gateFieldId(gate.gate, gate.department)}
            id={gateFieldId(gate.gate, gate.department)}
            tabIndex={-1}
          >
            <GateLine gate={gate} isReturned={returned?.gate === gate.gate} />
            {mayAtAll && !isOwn && !gate.signed && maySign(gate, session) && (
              <CommandForm
                submit={say('pass', { gate: code(gate.gate) })}
                isPlain
                asked={{
                  command: {
                    kind: 'sign-gate',
                    draftId: draft.id,
                    draftHash: draft.hash,
                    gate: gate.gate,
                  },
                }}
                beside={
                  <ReasonButton
                    label={say('return', { gate: code(gate.gate) })}
                    subject={draft.id}
                    commandOf={(reason) => ({
                      kind: 'return-draft',
                      draftId: draft.id,
                      gate: gate.gate,
                      reason,
                    })}
                  />
                }
              />
            )}
          </li>
        ))}
      </ul>
      {mayAtAll && isOwn && <p className="quiet">{say('ownDraft')}</p>}
    </section>
  );
}

function GateLine({ gate, isReturned }: { gate: Gate; isReturned: boolean }) {
  const say = useWords(respondWords);
  const code = useCodes(caseCodeWords);
  const { signed } = gate;
  return (
    <>
      <strong>{code(gate.gate)}</strong>{' '}
      {gate.department !== undefined && <Told>{gate.department}</Told>}{' '}
      {signed ? (
        <span className="clock running">✓ {say('passed')}</span>
      ) : isReturned ? (
        <span className="clock overdue">↩ {say('returned')}</span>
      ) : (
        <span className="clock near">○ {say('open')}</span>
      )}{' '}
      {signed && (
        <span className="quiet">
          <Told>{say('passedBy', { name: signed.by, t: minuteOf(signed.at) })}</Told>
        </span>
      )}
      <p className="quiet">{say(`gate.${gate.gate}`)}</p>
    </>
  );
}
