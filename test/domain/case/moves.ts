import { boolean, integer, nat, record, type Arbitrary } from 'fast-check';
import type { Actor } from '../../../src/domain/actor.ts';
import {
  commandSchema,
  type Command,
  type CommandKind,
} from '../../../src/domain/case/commands.ts';
import type { Stage } from '../../../src/domain/case/stage.ts';
import { permission } from '../../../src/domain/permission.ts';
import { openGates } from '../../../src/domain/case/publishing.ts';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time.ts';
import { commandOf, pick } from './move-commands.ts';
import { people, type CaseFile } from './office.ts';

/** One random thing that happens: which command, by whom, after how long. Read against the case as it stands. */
export interface Move {
  /** Follow the usual way of the stage, or do anything at all. */
  isDriving: boolean;
  kind: number;
  /** Whether somebody acts who may, or just anybody. */
  isPermitted: boolean;
  who: number;
  wait: number;
  a: number;
  b: number;
}

export const move: Arbitrary<Move> = record({
  isDriving: boolean(),
  kind: nat(999),
  isPermitted: integer({ min: 0, max: 9 }).map((chance) => chance > 0),
  who: nat(999),
  wait: nat(999),
  a: nat(999),
  b: nat(999),
});

const kinds = commandSchema.options.map((option) => option.shape.kind.value);
const everybody = Object.values(people);
const waits = [0, 0, 0, 1, minuteMs, 5 * minuteMs, 40 * minuteMs, 2 * hourMs, 6 * hourMs, dayMs];

/** What people usually do in a stage; repeated kinds are likelier. */
const usual: Record<Stage, readonly (CommandKind | 'sign-all')[]> = {
  收集: [
    'reserve-merge',
    'absorb',
    'absorb',
    'release',
    'merge-into',
    'sign-all',
    'request-publish',
    'set-lead',
    'start-consultation',
    'assign',
    'claim',
    'unclaim',
    'set-severity',
    'fire-due',
    'fast-track',
    'dismiss',
    'approve',
    'submit-draft',
  ],
  会商: [
    'reply-consultation',
    'reply-consultation',
    'close-consultation',
    'waive-reply',
    'fire-due',
  ],
  研判: [
    'determine',
    'approve',
    'approve',
    'hand-over',
    'report-upward',
    'start-consultation',
    'reply-consultation',
    'close-consultation',
    'fire-due',
  ],
  回应: [
    'submit-draft',
    'sign-gate',
    'sign-all',
    'sign-all',
    'sign-all',
    'fail-publish',
    'decline-referral',
    'absorb',
    'request-publish',
    'request-publish',
    'confirm-publish',
    'confirm-publish',
    'record-press-conference',
    'report-upward',
    'record-receipt',
    'declare-handling-ended',
    'withdraw-draft',
    'close-consultation',
    'finish-response',
    'finish-response',
    'fire-due',
  ],
  评估: [
    'assess',
    'conclude-breaches',
    'appeal',
    'decide-appeal',
    'record-rectification',
    'confirm-rectification',
    'conclude-breaches',
    'report-upward',
    'record-receipt',
    'withdraw-draft',
    'archive',
    'archive',
    'reopen',
    'fire-due',
  ],
  归档: ['appeal', 'decide-appeal', 'praise', 'correct-publication', 'reopen', 'fire-due'],
  已合并: ['unmerge', 'fire-due'],
  不予立案: ['fire-due'],
};

export interface Turn {
  actor: Actor;
  command: Command;
}

/** The commands and their givers that a move means in this case; moves the file's time. */
export function interpret(file: CaseFile, { wait, ...move }: Move): Turn[] {
  file.now += pick(waits, wait);
  const { stage } = file.case;
  const usually = pick(usual[stage], move.kind);
  if (move.isDriving && usually === 'sign-all') return signAll(file);
  const kind = move.isDriving && usually !== 'sign-all' ? usually : pick(kinds, move.kind);
  const permitted = everybody.filter(({ roles }) =>
    roles.some((role) => permission(role, stage, kind)),
  );
  const actor = pick(move.isPermitted && permitted.length > 0 ? permitted : everybody, move.who);
  return [
    {
      actor,
      command: commandOf(kind, { current: file.case, now: file.now, a: move.a, b: move.b }),
    },
  ];
}

/** Whoever may sign each gate that the newest draft still needs. */
function signAll({ case: current }: CaseFile): Turn[] {
  const draft = current.drafts.at(-1);
  if (draft === undefined) return [];
  return openGates(draft).map(({ gate }) => {
    const actor =
      gate === '保密关' ? people.secrecy : gate === '会签' ? people.strangerHead : people.reviewer;
    return {
      actor,
      command: { kind: 'sign-gate', draftId: draft.id, draftHash: draft.hash, gate },
    };
  });
}
