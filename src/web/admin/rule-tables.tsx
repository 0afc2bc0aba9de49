import { Clause } from '../shared/clause.tsx';
import type { Reply } from '../shared/api.ts';
import { Table } from '../shared/table.tsx';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';
import { domainWords } from '../words/domain.ts';

type Profile = Reply<'GET /api/profile'>['profile'];
type OpeningRule = Profile['openingRules'][number];

/** What the profile asks to be collected, and when a story becomes a case by itself; each with its clause. */
export function RuleTables({ profile }: { profile: Profile }) {
  const say = useWords(topicsWords);
  const word = useCodes(domainWords);
  return (
    <>
      <section className="admin-part">
        <h2>{say('emphasis')}</h2>
        <p className="quiet admin-hint">{say('rulesHint')}</p>
        <Table
          caption={say('emphasis')}
          columns={[
            { head: say('priority'), cell: ({ priority }) => word(priority) },
            { head: say('text'), cell: ({ text }) => <Told>{text}</Told> },
            { head: say('clause'), cell: ({ clause }) => <Clause>{clause}</Clause> },
          ]}
          rows={profile.emphasis}
          keyOf={({ priority, text }) => priority + text}
        />
      </section>
      <section className="admin-part">
        <h2>{say('opening')}</h2>
        <Table
          caption={say('opening')}
          columns={[
            { head: say('rule'), cell: ({ id }: OpeningRule) => id },
            { head: say('priority'), cell: ({ anyPriority }) => anyPriority.map(word).join(' · ') },
            { head: say('confidence'), cell: ({ confidence }) => confidence, isNumber: true },
            { head: say('certainty'), cell: ({ certainty }) => say(certainty) },
            { head: say('appearances'), cell: ({ appearances }) => appearances, isNumber: true },
            {
              head: say('severity'),
              cell: ({ severityAtLeast }) =>
                severityAtLeast === undefined ? say('any') : `≥ ${word(severityAtLeast)}`,
            },
            {
              head: say('official'),
              cell: ({ includeOfficial }) => say(includeOfficial ? 'yes' : 'no'),
            },
            { head: say('clause'), cell: ({ clause }) => <Clause>{clause}</Clause> },
          ]}
          rows={profile.openingRules}
          keyOf={({ id }) => id}
        />
      </section>
    </>
  );
}
