import { answerRules } from './rules/answer-rules.ts';
import { closingRules } from './rules/closing-rules.ts';
import { matterRules } from './rules/matter-rules.ts';
import type { Rule } from './rules/rule.ts';
import { stageRules } from './rules/stage-rules.ts';
import type { Proposal } from './case.ts';
import { commandSchema, type CommandKind } from './commands.ts';
import { isLive, stages, type Stage } from './stage.ts';

/** The whole machine as data: API, screens, tests and the diagram in docs/case.md read this table. */
export const rules: readonly Rule[] = [
  ...stageRules,
  ...matterRules,
  ...answerRules,
  ...closingRules,
];

/** One stage back; the first stage and the resting ones have none. */
const stageBefore: Partial<Record<Stage, Stage>> = {
  会商: '收集',
  研判: '会商',
  回应: '研判',
  评估: '回应',
};

const rulesByCommand = new Map(
  rules.map(({ command }) => [command, rules.filter((rule) => rule.command === command)]),
);

/** The rows of a command, in the table's order. */
export function rulesOf(command: CommandKind): readonly Rule[] {
  return rulesByCommand.get(command) ?? [];
}

/** The rows that hold for a command in a stage; none where the command has no place. */
export function rulesAt(
  command: CommandKind,
  stage: Stage | undefined,
  proposal?: Proposal['kind'],
): readonly Rule[] {
  return rulesOf(command).filter(
    (rule) =>
      (stage === undefined ? rule.from.length === 0 : rule.from.includes(stage)) &&
      (rule.proposal === undefined || proposal === undefined || rule.proposal === proposal),
  );
}

/** Where a row leads from `stage`; `undefined` when the case stays where it is. */
export function targetOf(
  rule: Rule,
  stage: Stage,
  beforeMerge: Stage | undefined,
): Stage | undefined {
  if (rule.to === 'back') return stageBefore[stage];
  if (rule.to === 'restore') return beforeMerge;
  return rule.to;
}

/** Whether the table allows this edge at all; what the model tests compare with. */
export function isEdge(from: Stage, to: Stage): boolean {
  return rules.some(
    (rule) =>
      rule.from.includes(from) &&
      (rule.to === to ||
        (rule.to === 'back' && stageBefore[from] === to) ||
        (rule.to === 'restore' && isLive(to))),
  );
}

/** Everything that is wrong with the table, one sentence each; empty when it holds. Run at start-up. */
export function validateTransitions(table: readonly Rule[] = rules): string[] {
  const ids = table.map((rule) => rule.id);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  const commands = commandSchema.options.map((option) => option.shape.kind.value);
  return [
    ...repeated.map((id) => `rule ${id}: its id is used twice; each row needs its own`),
    ...commands
      .filter((command) => !table.some((rule) => rule.command === command))
      .map((command) => `command ${command}: no row; every command needs one`),
    ...table.flatMap((rule) => faultsOf(rule, table)),
    ...stages
      .filter((stage) => !reachable(table).has(stage))
      .map((stage) => `stage ${stage}: no row leads to it from 收集`),
  ];
}

function faultsOf(rule: Rule, table: readonly Rule[]): string[] {
  const overlapping = table.filter(
    (other) =>
      other !== rule &&
      other.command === rule.command &&
      other.proposal === rule.proposal &&
      other.from.some((stage) => rule.from.includes(stage)),
  );
  return [
    ...(rule.roles.length === 0 ? [`rule ${rule.id}: no role may use it`] : []),
    ...(rule.roles.some((role) => role.endsWith('-admin'))
      ? [`rule ${rule.id}: an administrator may not touch a case (GB/T 22239)`]
      : []),
    ...overlapping.map(
      (other) => `rules ${rule.id} and ${other.id}: both answer ${rule.command} in one stage`,
    ),
    ...(rule.to === 'back' && rule.from.some((stage) => stageBefore[stage] === undefined)
      ? [`rule ${rule.id}: goes back from a stage that has none before it`]
      : []),
    ...(rule.severeOnly ?? [])
      .filter((stage) => !rule.from.includes(stage))
      .map((stage) => `rule ${rule.id}: severeOnly names ${stage}, which is not in from`),
  ];
}

function reachable(table: readonly Rule[]): ReadonlySet<Stage> {
  const found = new Set<Stage>(['收集']);
  for (let grown = true; grown;) {
    const size = found.size;
    for (const rule of table)
      if (
        rule.to !== undefined &&
        rule.to !== 'back' &&
        rule.to !== 'restore' &&
        rule.from.some((stage) => found.has(stage))
      )
        found.add(rule.to);
    grown = found.size > size;
  }
  return found;
}
