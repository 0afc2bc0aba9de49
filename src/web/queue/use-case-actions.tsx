import { lazy, useEffect, useRef, useState, type ReactNode } from 'react';
import type { QueueRow } from '../../views/queue-row.ts';
import type { CaseCommand } from '../shared/case-command.ts';
import { Dialog } from '../shared/dialog.tsx';
import { remindOf } from '../shared/reminders.ts';
import { minuteOf } from '../shared/time-words.ts';
import { toast } from '../shared/toasts.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { queueActionWords } from '../words/queue-actions.ts';
import { queueWords } from '../words/queue.ts';
import { isImmediate, type ActionKind } from './case-action.ts';
import { useKeyHint } from './key-hint.ts';

const ActionDialog = lazy(async () => ({
  default: (await import('./action-dialog.tsx')).ActionDialog,
}));

// what is not needed to read the queue is loaded with the first action
const loadGiving = () => import('./give-to-row.ts');

/** What the reader can do with the selected cases, or with the one under the focus. */
export interface CaseActions {
  start: (kind: ActionKind) => void;
  remind: () => void;
  undo: () => void;
  /** The open dialog, if there is one. */
  dialog: ReactNode;
}

interface Result {
  row: QueueRow;
  /** Why it was not done; absent when it was. */
  refusal?: string;
}

interface Pending {
  timer: number;
  run: () => void;
  takeAway: () => void;
  /** Undoes what is done already; absent where it only waits. */
  takeBack?: () => void;
}

const undoMs = 10_000;

/**
 * Actions on cases. A claim is given at once; what a form was filled in for waits ten seconds, or until the page is
 * left. For so long `z` takes either back.
 */
export function useCaseActions(on: {
  rows: readonly QueueRow[];
  onDone: (ids: readonly string[]) => void;
}): CaseActions {
  const { rows, onDone } = on;
  const say = useWords(queueActionWords);
  const told = useWords(queueWords);
  const hint = useKeyHint();
  const [asking, setAsking] = useState<{ kind: ActionKind; rows: readonly QueueRow[] }>();
  const [results, setResults] = useState<readonly Result[]>();
  const pending = useRef<Pending>(undefined);

  useEffect(() => {
    const flush = () => runNow(pending);
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  async function give(kind: ActionKind, command: CaseCommand, given: readonly QueueRow[]) {
    const { giveToRow } = await loadGiving();
    const outcomes: Result[] = [];
    for (const row of given) {
      const outcome = await giveToRow(row, command);
      outcomes.push(outcome.kind === 'done' ? { row } : { row, refusal: outcome.problem.message });
    }
    onDone(given.map(({ id }) => id));
    const refused = outcomes.filter(({ refusal }) => refusal !== undefined);
    const action = say(kind);
    if (given.length > 1 && refused.length > 0) setResults(outcomes);
    else if (refused[0]) toast(say('failed', { action, n: 1, reason: refused[0].refusal ?? '' }));
    else if (kind === 'claim' && given[0] && given.length === 1) {
      offerBack(given[0]);
    } else toast(say('done', { action, n: given.length }));
  }

  function offerBack(row: QueueRow): void {
    runNow(pending);
    const text = told('claimed', { number: row.number });
    const takeAway = toast(text, { label: say('undo', { k: hint('undo') }), run: undo });
    const run = () => void (pending.current = undefined);
    const takeBack = () => void giveBack(row);
    pending.current = { run, takeAway, takeBack, timer: window.setTimeout(run, undoMs) };
  }

  async function giveBack(row: QueueRow): Promise<void> {
    const { giveToRow } = await loadGiving();
    const outcome = await giveToRow(row, { kind: 'unclaim' });
    onDone([row.id]);
    if (outcome.kind === 'done') return void toast(say('unclaimed', { number: row.number }));
    const reason = outcome.problem.message;
    toast(say('failed', { action: say('unclaim'), n: 1, reason }));
  }

  function schedule(kind: ActionKind, command: CaseCommand, given: readonly QueueRow[]): void {
    setAsking(undefined);
    runNow(pending);
    // there already when the page is left and it is given at once
    void loadGiving();
    const text = say('scheduled', { action: say(kind), n: given.length });
    const takeAway = toast(text, { label: say('undo', { k: hint('undo') }), run: undo });
    const run = () => {
      pending.current = undefined;
      takeAway();
      void give(kind, command, given);
    };
    pending.current = { run, takeAway, timer: window.setTimeout(run, undoMs) };
  }

  function undo(): void {
    const waiting = pending.current;
    if (!waiting) return void toast(say('nothingToUndo'));
    window.clearTimeout(waiting.timer);
    pending.current = undefined;
    waiting.takeAway();
    if (waiting.takeBack) waiting.takeBack();
    else toast(say('undone'));
  }

  return {
    start(kind) {
      if (rows.length === 0) return void toast(say('noRow'));
      if (isImmediate(kind) && rows.length === 1) {
        return void give(kind, { kind: 'claim' }, rows);
      }
      setAsking({ kind, rows });
    },
    remind() {
      const [row] = rows;
      if (!row) return void toast(say('noRow'));
      toast(told('reminded', { t: minuteOf(remindOf(row)), title: row.title.slice(0, 40) }));
    },
    undo,
    dialog: (
      <>
        {asking && (
          <ActionDialog
            {...asking}
            onGo={(command, able) => schedule(asking.kind, command, able)}
            onClose={() => setAsking(undefined)}
          />
        )}
        {results && (
          <Dialog title={say('results')} onClose={() => setResults(undefined)}>
            <ul className="plan">
              {results.map(({ row, refusal }) => (
                <li key={row.id}>
                  {refusal === undefined ? '✓' : '✕'} {row.number} <Told>{row.title}</Told>{' '}
                  {refusal !== undefined && <span className="refusal">{refusal}</span>}
                </li>
              ))}
            </ul>
          </Dialog>
        )}
      </>
    ),
  };
}

function runNow(pending: { current: Pending | undefined }): void {
  if (!pending.current) return;
  window.clearTimeout(pending.current.timer);
  pending.current.run();
}
