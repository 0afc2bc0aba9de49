import { useState } from 'react';
import type { QueueRow } from '../../views/queue-row.ts';
import { call } from '../shared/api.ts';
import type { CaseCommand } from '../shared/case-command.ts';
import { Dialog } from '../shared/dialog.tsx';
import { ErrorSummary, type FieldError } from '../shared/fields.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Failure } from '../shared/states.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { queueActionWords } from '../words/queue-actions.ts';
import { ActionFields } from './action-fields.tsx';
import { commandOf, emptyForm, type ActionForm, type ActionKind } from './case-action.ts';

interface Plan {
  command: CaseCommand;
  able: QueueRow[];
  unable: { row: QueueRow; refusal: string }[];
}

/** Asks what an action needs, shows what it would do to which case and why not to others, then does it. */
export function ActionDialog(props: {
  kind: ActionKind;
  rows: readonly QueueRow[];
  onGo: (command: CaseCommand, rows: readonly QueueRow[]) => void;
  onClose: () => void;
}) {
  const { kind, rows, onGo, onClose } = props;
  const say = useWords(queueActionWords);
  const [form, setForm] = useState<ActionForm>(emptyForm);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [plan, setPlan] = useState<Plan>();
  const [problem, setProblem] = useState<Problem>();

  async function check(): Promise<void> {
    const asked = commandOf(kind, form, say);
    if ('errors' in asked) return setErrors(asked.errors);
    setErrors([]);
    try {
      setPlan(await planOf(asked.command, rows));
    } catch (error) {
      setProblem(problemOf(error));
    }
  }

  return (
    <Dialog title={say('titleOf', { action: say(kind), n: rows.length })} onClose={onClose}>
      {problem && <Failure problem={problem} />}
      {plan ? (
        <PlanOf plan={plan} onGo={onGo} onBack={() => setPlan(undefined)} />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void check();
          }}
        >
          <ErrorSummary errors={errors} />
          <ActionFields kind={kind} rows={rows} form={form} errors={errors} onChange={setForm} />
          <button type="submit" className="primary">
            {say('preview')}
          </button>
        </form>
      )}
    </Dialog>
  );
}

function PlanOf(props: {
  plan: Plan;
  onGo: (command: CaseCommand, rows: readonly QueueRow[]) => void;
  onBack: () => void;
}) {
  const { command, able, unable } = props.plan;
  const say = useWords(queueActionWords);
  return (
    <>
      <p role="status">
        <strong>{say('plan', { n: able.length, m: unable.length })}</strong>
      </p>
      <ul className="plan">
        {able.map((row) => (
          <li key={row.id}>
            ✓ {row.number} <Told>{row.title}</Told>
          </li>
        ))}
        {unable.map(({ row, refusal }) => (
          <li key={row.id}>
            ✕ {row.number} <Told>{row.title}</Told>{' '}
            <span className="refusal">
              <Told>{refusal}</Told>
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        <button
          type="button"
          className="primary"
          disabled={able.length === 0}
          onClick={() => props.onGo(command, able)}
        >
          {say('go', { n: able.length })}
        </button>
        <button type="button" onClick={props.onBack}>
          {say('back')}
        </button>
      </div>
    </>
  );
}

const triedAtOnce = 100;

async function planOf(command: CaseCommand, rows: readonly QueueRow[]): Promise<Plan> {
  // the case that others are merged into stays as it is
  const concerned = rows.filter(
    ({ id }) => command.kind !== 'merge-into' || id !== command.targetId,
  );
  const refusals = new Map<string, string>();
  for (let from = 0; from < concerned.length; from += triedAtOnce) {
    const caseIds = concerned.slice(from, from + triedAtOnce).map(({ id }) => id);
    const { trials } = await call('POST /api/queue/trial', { body: { caseIds, command } });
    for (const { caseId, refusal } of trials) {
      if (refusal !== undefined) refusals.set(caseId, refusal);
    }
  }
  return {
    command,
    able: concerned.filter(({ id }) => !refusals.has(id)),
    unable: concerned.flatMap((row) => {
      const refusal = refusals.get(row.id);
      return refusal === undefined ? [] : [{ row, refusal }];
    }),
  };
}
