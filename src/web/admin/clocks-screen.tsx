import { Clause } from '../shared/clause.tsx';
import type { Reply } from '../shared/api.ts';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf, useDuration } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import { CalendarCard } from './calendar-card.tsx';
import { Editable } from './editable.tsx';
import { ObligationTable } from './obligation-table.tsx';
import { TimeEditor } from './time-editor.tsx';
import './admin.css';

type Profile = Reply<'GET /api/profile'>['profile'];
type Edition = Reply<'GET /api/profile'>['editions'][number];

/** 时限与方案: the rules of time in force, each with its clause, and the days that are worked. */
export function ClocksScreen() {
  const say = useWords(rulesWords);
  const resource = useResource('GET /api/profile', {});
  return (
    <>
      <h1>{say('clocksTitle')}</h1>
      <p className="quiet admin-hint">{say('clocksHint')}</p>
      <Shown resource={resource}>
        {(reply) => (
          <>
            <ProfileCard profile={reply.profile} />
            <Editable
              reply={reply}
              name={say('edit')}
              editor={TimeEditor}
              onApplied={resource.reload}
            >
              <ObligationTable obligations={reply.profile.obligations} />
              <Ladder steps={reply.profile.ladder} />
            </Editable>
            <Editions editions={reply.editions} />
            <CalendarCard calendar={reply.calendar} />
          </>
        )}
      </Shown>
    </>
  );
}

function ProfileCard({ profile }: { profile: Profile }) {
  const say = useWords(rulesWords);
  const { name, version, effectiveFrom, basis, evaluation } = profile;
  return (
    <section className="card admin-part">
      <h2>{say('profile')}</h2>
      <p>
        <strong>
          <Told>{name}</Told>
        </strong>{' '}
        · {say('version', { n: version })} · {say('effective', { day: effectiveFrom })}
      </p>
      <dl className="admin-facts">
        <dt>{say('basis')}</dt>
        <dd>
          <ul className="admin-list">
            {basis.map((one) => (
              <li key={one}>
                <Clause>{one}</Clause>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{say('evaluation')}</dt>
        <dd>
          {'weightPercent' in evaluation ? (
            <>
              {say('weight', { n: evaluation.weightPercent })} <Clause>{evaluation.clause}</Clause>
            </>
          ) : (
            <Told>{evaluation.unstated}</Told>
          )}
        </dd>
      </dl>
    </section>
  );
}

function Editions({ editions }: { editions: readonly Edition[] }) {
  const say = useWords(rulesWords);
  if (editions.length === 0) return null;
  return (
    <section className="admin-part">
      <h2>{say('editions')}</h2>
      <Table
        caption={say('editions')}
        columns={[
          {
            head: say('edition'),
            cell: ({ profileVersion }: Edition) => profileVersion,
            isNumber: true,
          },
          {
            head: say('effectiveFrom'),
            cell: ({ effectiveFrom }) => effectiveFrom,
            isNumber: true,
          },
          {
            head: say('appliedBy'),
            cell: ({ by, at }) => <Told>{`${by} · ${minuteOf(at)}`}</Told>,
          },
          { head: say('reason'), cell: ({ reason }) => <Told>{reason}</Told> },
        ]}
        rows={editions}
        keyOf={({ profileVersion }) => String(profileVersion)}
      />
    </section>
  );
}

function Ladder({ steps }: { steps: Profile['ladder'] }) {
  const say = useWords(rulesWords);
  const duration = useDuration();
  return (
    <section className="admin-part">
      <h2>{say('ladder')}</h2>
      <Table
        caption={say('ladder')}
        columns={[
          { head: say('at'), cell: ({ at }) => `${Math.round(at * 100)}%`, isNumber: true },
          { head: say('to'), cell: ({ to }) => to.map((role) => say(role)).join(' · ') },
          {
            head: say('repeat'),
            cell: ({ repeat }) =>
              repeat
                ? say('repeats', { d: duration(repeat.every), n: repeat.atMost })
                : say('once'),
          },
        ]}
        rows={steps}
        keyOf={({ at, to }) => `${at} ${to.join()}`}
      />
    </section>
  );
}
