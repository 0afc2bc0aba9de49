import { roleNames, type Actor, type Role } from './actor.ts';
import type { CommandKind } from './case/commands.ts';
import { refuse, type Refused } from './case/refusal.ts';
import type { Rule } from './case/rules/rule.ts';
import type { Stage } from './case/stage.ts';
import { rules, rulesOf } from './case/transitions.ts';

/** Whether the role may give the command to a case in this stage; `undefined` is no case yet. */
export function permission(role: Role, stage: Stage | undefined, command: CommandKind): boolean {
  return rulesOf(command).some(
    (rule) =>
      rule.roles.includes(role) &&
      (stage === undefined ? rule.from.length === 0 : rule.from.includes(stage)),
  );
}

/** The commands that a person with these roles may give in this stage: what a screen offers. */
export function commandsFor(roles: readonly Role[], stage: Stage): CommandKind[] {
  const kinds = rules
    .map((rule) => rule.command)
    .filter((command) => roles.some((role) => permission(role, stage, command)));
  return [...new Set(kinds)];
}

/** Whether the actor may give the command in any stage at all; asked before a case is even read. */
export function mayEver(actor: Actor, command: CommandKind): boolean {
  return rulesOf(command).some((rule) => rule.roles.some((role) => actor.roles.includes(role)));
}

/** The refusal that names who may give the command; with `rule`, by that row of the table. */
export function refusePermission(command: CommandKind, rule?: Rule): Refused {
  const rows = rule ? [rule] : rulesOf(command);
  const permitted = new Set(rows.flatMap((row) => row.roles));
  const names = [...permitted].map((role) => roleNames[role]).join('、');
  return refuse('not-permitted', `您的岗位无权进行此操作,须由${names}办理`);
}
