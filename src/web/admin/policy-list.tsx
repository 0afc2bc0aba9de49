import type { Reply } from '../shared/api.ts';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';

type Policy = Reply<'GET /api/policies'>['policies'][number];

/** 政策跟踪: each policy with what keeps it from being issued, by its clause. */
export function PolicyList() {
  const say = useWords(topicsWords);
  const resource = useResource('GET /api/policies', {});
  return (
    <section className="admin-part">
      <h2>{say('policies')}</h2>
      <p className="quiet admin-hint">{say('policiesHint')}</p>
      <Shown resource={resource}>
        {({ policies }) =>
          policies.length === 0 ? (
            <p>{say('noPolicies')}</p>
          ) : (
            <Table
              caption={say('policies')}
              columns={[
                {
                  head: say('policy'),
                  cell: ({ title, isSensitive }: Policy) => (
                    <>
                      <Told>{title}</Told>{' '}
                      {isSensitive && <span className="tag">{say('sensitive')}</span>}
                    </>
                  ),
                },
                { head: say('drafter'), cell: ({ draftedBy }) => <Told>{draftedBy.name}</Told> },
                { head: say('missing'), cell: (policy) => <Missing policy={policy} /> },
                {
                  head: say('interpretations'),
                  cell: ({ interpretations }) => interpretations.length,
                  isNumber: true,
                },
              ]}
              rows={policies}
              keyOf={({ id }) => id}
            />
          )
        }
      </Shown>
    </section>
  );
}

function Missing({ policy: { issued, missing } }: { policy: Policy }) {
  const say = useWords(topicsWords);
  if (issued) return <Told>{say('issued', { number: issued.number })}</Told>;
  if (missing.length === 0) return <>{say('complete')}</>;
  return (
    <ul className="admin-list">
      {missing.map(({ what, clause }) => (
        <li key={what}>
          <Told>{what}</Told>{' '}
          <span className="quiet">
            <Told>{clause}</Told>
          </span>
        </li>
      ))}
    </ul>
  );
}
