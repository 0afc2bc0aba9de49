import { roleNames, type Actor, type Role } from './actor.ts';
import type { Proposal } from './case/case.ts';
import type { CommandKind } from './case/commands.ts';
import { refuse, type Refused } from './case/refusal.ts';
import type { Rule } from './case/rules/rule.ts';
import type { Stage } from './case/stage.ts';
import { rules, rulesAt, rulesOf } from './case/transitions.ts';

/**
 * Whether the role may give the command to a case in this stage; `undefined` is no case yet. Who may
 * `approve` depends on what is proposed: without `proposal` the answer is for any.
 */
export function permission(
  role: Role,
  stage: Stage | undefined,
  command: CommandKind,
  proposal?: Proposal['kind'],
): boolean {
  return rulesAt(command, stage, proposal).some((rule) => rule.roles.includes(role));
}

/** The commands that a person with these roles may give in this stage: what a screen offers. */
export function commandsFor(
  roles: readonly Role[],
  stage: Stage,
  proposal?: Proposal['kind'],
): CommandKind[] {
  const kinds = rules
    .map((rule) => rule.command)
    .filter((command) => roles.some((role) => permission(role, stage, command, proposal)));
  return [...new Set(kinds)];
}

/** Whether the actor may give the command in any stage at all; asked before a case is even read. */
export function mayEver(actor: Actor, command: CommandKind): boolean {
  return rulesOf(command).some((rule) => rule.roles.some((role) => actor.roles.includes(role)));
}

/** The refusal that names who may, by these rows of the table. */
export function refusePermission(rows: readonly Rule[]): Refused {
  const permitted = new Set(rows.flatMap((row) => row.roles));
  const names = [...permitted].map((role) => roleNames[role]).join('、');
  return refuse('not-permitted', `您的岗位无权进行此操作，须由${names}办理`);
}
