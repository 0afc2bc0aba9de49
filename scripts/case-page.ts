import { roleNames } from '../src/domain/actor.ts';
import type { Rule } from '../src/domain/case/rules/rule.ts';
import { stages } from '../src/domain/case/stage.ts';
import { rules } from '../src/domain/case/transitions.ts';
import { invariants } from './invariants.ts';

/** The text of docs/case.md: written here once, drawn from the table of transitions. */
export function casePage(table: readonly Rule[] = rules): string {
  const moving = table.filter(({ to }) => to !== undefined);
  const working = table.filter(({ to }) => to === undefined);
  return [
    intro,
    '## Stages\n',
    '```mermaid\nstateDiagram-v2\n  direction LR',
    '  [*] --> 收集: T1 open-case',
    ...moving.flatMap(arrows),
    '```\n',
    'Going back (T10) leads one stage back; every live stage can be merged (T8) and restored (T8u).\n',
    '## What moves a case\n',
    ...tableOf(moving),
    '\n## What is done within a stage\n',
    '`重大` before a stage: only for 重大 and graver.\n',
    ...tableOf(working),
    '\n## What always holds\n',
    `\`test/domain/case/model.test.ts\` holds what \`invariants.ts\` says against random commands by anybody at any
time: 1,000 walks of up to 60 commands with every test run, as many as \`MODEL_RUNS\` says otherwise.\n`,
    '| # | what holds | test |',
    '|---|---|---|',
    ...invariants.map(
      ({ id, holds, tests }) =>
        `| ${id} | ${holds} | ${tests.map((test) => `\`test/${test}\``).join(', ')} |`,
    ),
    '',
  ].join('\n');
}

const intro = `# The case

> Drawn from \`src/domain/case/rules/\` by \`npx tsx scripts/print-transitions.ts\`; do not edit by hand.

A case is one document, the fold of its events: \`decide(case, command, context) → events | refusal\`,
\`evolve(case, event) → case\`. After each command \`settle\` brings the clocks in line with the state, so that
no command can forget one. A refusal names its reason and what would be right, and changes nothing.

**Clocks** run from the profile's obligations. Hour clocks count from the earliest of occurred, first public
and discovered, around the clock, and can only move earlier (an unmerge restores). Each keeps the ladder and
the condition with which it started. Reaching due is in time; one millisecond later is a breach, a permanent
fact that must be concluded (问责 or 免责说明) before the archive. The proof of publication counts, not the
click: a proof that was seen in time leaves the breach with a lateness of nothing. A step's key
\`case/clock/cycle/generation/step-share\` (with \`#2\` … for repeats) fires at most once; a clock that starts
late passes over all but the highest of the steps behind it.

**Merging** crosses two documents in three repeatable steps: the target reserves, the source goes to 已合并,
the target takes its items and the earlier anchor. In between the items are in no live case, never in two.

**Clauses**: seed 000 is 《山西省文化厅全面推进政务公开工作实施方案暨2017年政务公开工作要点》, seed 002
《自治区新闻出版广电局全面推进政务公开工作实施方案》, seed 003 《山西省林业厅全面推进政务公开工作实施方案》.
`;

function arrows({ id, command, from, to }: Rule): string[] {
  if (to === 'back' || to === 'restore' || from.length > 2) return [];
  return from.map((stage) => `  ${stage} --> ${to}: ${id} ${command}`);
}

function tableOf(rows: readonly Rule[]): string[] {
  return [
    '| # | command | from → to | who | refused for | clause |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      (rule) =>
        `| ${rule.id} | \`${rule.command}\`${rule.proposal ? ` (${rule.proposal})` : ''} | ${way(rule)} | ${rule.roles
          .map((role) => roleNames[role])
          .join('、')} | ${rule.unless.join(', ')} | ${rule.clause} |`,
    ),
  ];
}

function way({ from, to, severeOnly }: Rule): string {
  const begin =
    from.length === 0
      ? '(new)'
      : from.length === stages.length && severeOnly === undefined
        ? 'any'
        : from.map((stage) => (severeOnly?.includes(stage) ? `重大 ${stage}` : stage)).join('、');
  if (to === undefined) return begin;
  return `${begin} → ${to === 'back' ? 'one back' : to === 'restore' ? 'as before the merge' : to}`;
}
