import { useVisit } from '../../shared/session.ts';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { ReasonButton } from '../frame/reason-dialog.tsx';
import { useCommand } from '../frame/use-command.ts';
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
  const { give, failure, isGiving } = useCommand();
  const { gates } = standing;
  const isOwn = draft.drafters.some(({ id }) => id === session.id);
  const mayAtAll = may('sign-gate') && !isClosed && !draft.returned;
  const sign = ({ gate }: Gate) =>
    void give(
      { kind: 'sign-gate', draftId: draft.id, draftHash: draft.hash, gate },
      say('pass', { gate: code(gate) }),
    );
  const { returned } = draft;
  const signedCount = gates.filter(({ signed }) => signed).length;
  return (
    <section className="card" aria-labelledby="gates">
      <h2 id="gates">{say('gates', { n: signedCount, of: gates.length })}</h2>
      <CommandProblem failure={failure} onAgain={() => undefined} />
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
              <div className="row">
                <button type="button" disabled={isGiving} onClick={() => sign(gate)}>
                  {say('pass', { gate: code(gate.gate) })}
                </button>
                <ReasonButton
                  label={say('return', { gate: code(gate.gate) })}
                  commandOf={(reason) => ({
                    kind: 'return-draft',
                    draftId: draft.id,
                    gate: gate.gate,
                    reason,
                  })}
                />
              </div>
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
