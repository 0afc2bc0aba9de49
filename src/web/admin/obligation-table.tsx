import { Clause } from '../shared/clause.tsx';
import type { Reply } from '../shared/api.ts';
import { ClockName } from '../shared/clock.tsx';
import { Table } from '../shared/table.tsx';
import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import { useCondition, useLimit } from './rule-words.ts';

type Obligation = Reply<'GET /api/profile'>['profile']['obligations'][number];

/** Each rule of time: for what it holds, within what, from when, and by which clause. */
export function ObligationTable({ obligations }: { obligations: readonly Obligation[] }) {
  const say = useWords(rulesWords);
  const condition = useCondition();
  const limit = useLimit();
  return (
    <section className="admin-part">
      <h2>{say('obligations')}</h2>
      <Table
        caption={say('obligations')}
        columns={[
          {
            head: say('name'),
            cell: ({ clock, name }: Obligation) => (
              <>
                {clock} <ClockName clock={{ name, kind: clock }} />
              </>
            ),
          },
          {
            head: say('when'),
            cell: ({ when }) => <span className="admin-short">{condition(when)}</span>,
          },
          { head: say('within'), cell: ({ within }) => limit(within), isNumber: true },
          { head: say('anchor'), cell: ({ anchor }) => say(`anchor.${anchor}`) },
          {
            head: say('legal'),
            cell: ({ basis }) => <span className="admin-short">{say(basis)}</span>,
          },
          { head: say('clause'), cell: ({ clause }) => <Clause>{clause}</Clause> },
        ]}
        rows={obligations}
        keyOf={(one) => JSON.stringify(one)}
      />
    </section>
  );
}
