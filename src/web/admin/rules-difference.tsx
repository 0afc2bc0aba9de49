import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { Table } from '../shared/table.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import type { PartName, Profile } from './edition-draft.ts';
import { useChange, type Change } from './rule-words.ts';

type Trial = Reply<'POST /api/profile/trial'>;
type Effect = Trial['effects'][number];

/** What a draft changes against the rules in force, rule by rule, and which open cases keep the old. */
export function RulesDifference(props: {
  trial: Trial;
  part: PartName;
  profile: Profile;
  children: ReactNode;
}) {
  const { trial, part, profile, children } = props;
  const { effects, open, opening } = trial;
  const say = useWords(rulesWords);
  const inWords = useChange(profile);
  return (
    <section className="card admin-part rule-difference">
      <h3>{say('difference', { n: effects.length })}</h3>
      <p>{say(`openCases.${part}`, { n: open })}</p>
      {opening && (
        <p>
          <strong>
            {say('openingTrial', {
              total: opening.total,
              n: opening.matched,
              gained: opening.gained,
              lost: opening.lost,
            })}
          </strong>
        </p>
      )}
      {effects.length > 0 && (
        <Table
          caption={say('difference', { n: effects.length })}
          columns={[
            {
              head: say('rule'),
              cell: ({ change }: Effect) => (
                <span className="admin-short">
                  <Told>{inWords.nameOf(change)}</Told>
                </span>
              ),
            },
            {
              head: say('change'),
              cell: ({ change }) => <span className="admin-short">{say(kindOf(change))}</span>,
            },
            {
              head: say('inForce'),
              cell: ({ change }) => <Told>{inWords.sideOf(change, 'before')}</Told>,
            },
            {
              head: say('inDraft'),
              cell: ({ change }) => <Told>{inWords.sideOf(change, 'after')}</Told>,
            },
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

function Keeps({ effect: { change, running, cases } }: { effect: Effect }) {
  const say = useWords(rulesWords);
  if (running === 0) return say('none');
  const isOfTime = change.of === 'obligation' || change.of === 'ladder';
  return (
    <details>
      <summary>{say(isOfTime ? 'runningClocks' : 'runningCases', { n: running })}</summary>
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

function kindOf({ before, after }: Change): 'added' | 'removed' | 'changed' {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}
