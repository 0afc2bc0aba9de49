import { useState } from 'react';
import { Link } from 'wouter';
import { call, type Reply } from '../shared/api.ts';
import { useResource } from '../shared/resource.ts';
import { serverNow } from '../shared/server-time.ts';
import { Empty, Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { toast } from '../shared/toasts.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { policyWords } from '../words/policies.ts';
import { NextInterpretation } from './next-interpretation.tsx';
import { stateOf, type Policy } from './policy.ts';
import { PolicyDialog } from './policy-dialog.tsx';
import { newPolicyOf, registration } from './policy-forms.ts';
import { PolicyView } from './policy-view.tsx';
import './admin.css';

type Watches = Reply<'GET /api/watches'>['watches'];

/** 政策跟踪: policies from their draft to their repeated interpretation, or one of them in full. */
export function PoliciesScreen({ params }: { params: Record<string, string | undefined> }) {
  const { id } = params;
  const policies = useResource('GET /api/policies', {});
  const watches = useResource('GET /api/watches', {}, { refreshOn: ['case-events'] });
  const fed = watches.reply?.watches ?? [];
  return (
    <Shown resource={policies}>
      {(reply) =>
        id === undefined ? (
          <PolicyList reply={reply} watches={fed} onChanged={policies.reload} />
        ) : (
          <PolicyView
            key={id}
            policy={reply.policies.find((one) => one.id === id)}
            may={reply.may}
            watch={fed.find(({ policyId }) => policyId === id)}
            onChanged={() => {
              policies.reload();
              watches.reload();
            }}
          />
        )
      }
    </Shown>
  );
}

function PolicyList(props: {
  reply: Reply<'GET /api/policies'>;
  watches: Watches;
  onChanged: () => void;
}) {
  const { reply, watches, onChanged } = props;
  const { policies, may } = reply;
  const say = useWords(policyWords);
  const [isRegistering, setRegistering] = useState(false);
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="quiet admin-hint">{say('hint')}</p>
      {may.includes('register') && (
        <button type="button" className="primary" onClick={() => setRegistering(true)}>
          {say('register')}
        </button>
      )}
      <div className="admin-part">
        {policies.length === 0 ? (
          <Empty title={say('empty')}>
            <p>{say('emptyHint')}</p>
          </Empty>
        ) : (
          <Policies policies={policies} watches={watches} />
        )}
      </div>
      {isRegistering && (
        <PolicyDialog
          title={say('register')}
          fields={registration}
          isProposed
          send={async (typed, departments) => {
            const { title } = await call('POST /api/policies', {
              body: newPolicyOf(typed, departments),
            });
            toast(say('registered', { title }));
            onChanged();
          }}
          onClose={() => setRegistering(false)}
        />
      )}
    </>
  );
}

function Policies({ policies, watches }: { policies: readonly Policy[]; watches: Watches }) {
  const say = useWords(policyWords);
  const now = serverNow();
  return (
    <Table
      caption={say('title')}
      columns={[
        { head: say('policy'), cell: (policy: Policy) => <Title policy={policy} /> },
        { head: say('drafter'), cell: ({ draftedBy }) => <Told>{draftedBy.name}</Told> },
        {
          head: say('planned'),
          cell: ({ issued, plannedFor }) =>
            issued ? <Told>{issued.number}</Told> : (plannedFor ?? say('unplanned')),
          isNumber: true,
        },
        {
          head: say('state'),
          cell: (policy) => say(stateOf(policy, now), { n: policy.missing.length }),
        },
        { head: say('next'), cell: (policy) => <NextInterpretation policy={policy} /> },
        {
          head: say('cases'),
          cell: ({ id }) => watches.find(({ policyId }) => policyId === id)?.fed.total ?? 0,
          isNumber: true,
        },
      ]}
      rows={policies}
      keyOf={({ id }) => id}
    />
  );
}

function Title({ policy }: { policy: Policy }) {
  const say = useWords(policyWords);
  const { id, title, aliases, isSensitive } = policy;
  return (
    <>
      <Link href={`/policies/${encodeURIComponent(id)}`}>
        <Told>{title}</Told>
      </Link>{' '}
      {isSensitive && <span className="tag">{say('sensitive')}</span>}
      {aliases.length > 0 && (
        <div className="quiet">
          <Told>{aliases.join('、')}</Told>
        </div>
      )}
    </>
  );
}
