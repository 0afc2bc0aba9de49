import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { Table } from '../shared/table.tsx';
import { useDuration } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import { useCondition, useLimit } from './rule-words.ts';

type Trial = Reply<'POST /api/profile/trial'>;
type Effect = Trial['effects'][number];
type Rule = NonNullable<Effect['change']['before']>;

/** What a draft changes against the rules in force, rule by rule, and which open cases keep the old. */
export function RulesDifference({ trial, children }: { trial: Trial; children: ReactNode }) {
  const { effects, open } = trial;
  const say = useWords(rulesWords);
  const ruleInWords = useRule();
  const told = (rule: Rule | undefined) => (rule ? ruleInWords(rule) : say('none'));
  return (
    <section className="card admin-part rule-difference">
      <h3>{say('difference', { n: effects.length })}</h3>
      <p>{say('openCases', { n: open })}</p>
      {effects.length > 0 && (
        <Table
          caption={say('difference', { n: effects.length })}
          columns={[
            {
              head: say('name'),
              cell: ({ change }: Effect) => (
                <span className="admin-short">
                  <Told>{change.name}</Told>
                </span>
              ),
            },
            {
              head: say('change'),
              cell: ({ change }) => <span className="admin-short">{say(kindOf(change))}</span>,
            },
            { head: say('inForce'), cell: ({ change }) => <Told>{told(change.before)}</Told> },
            { head: say('inDraft'), cell: ({ change }) => <Told>{told(change.after)}</Told> },
            { head: say('keeps'), cell: (effect) => <Keeps effect={effect} /> },
          ]}
          rows={effects}
          keyOf={({ change }) => `${change.of} ${change.name}`}
        />
      )}
      {children}
    </section>
  );
}

function Keeps({ effect: { running, cases } }: { effect: Effect }) {
  const say = useWords(rulesWords);
  if (running === 0) return say('none');
  return (
    <details>
      <summary>{say('runningClocks', { n: running })}</summary>
      <ul className="admin-list">
        {cases.map(({ id, number, title }) => (
          <li key={id}>
            <Link href={`/cases/${id}`}>{number}</Link> <Told>{title}</Told>
          </li>
        ))}
      </ul>
    </details>
  );
}

function kindOf({ before, after }: Effect['change']): 'added' | 'removed' | 'changed' {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

function useRule(): (rule: Rule) => string {
  const say = useWords(rulesWords);
  const condition = useCondition();
  const limit = useLimit();
  const duration = useDuration();
  return (rule) => {
    if ('clock' in rule) {
      const { when, within, anchor, basis, clause } = rule;
      return [limit(within), condition(when), say(`anchor.${anchor}`), say(basis), clause].join(
        ' · ',
      );
    }
    const { to, repeat } = rule;
    const again = repeat
      ? say('repeats', { d: duration(repeat.every), n: repeat.atMost })
      : say('once');
    return `${to.map((role) => say(role)).join('、')} · ${again}`;
  };
}
