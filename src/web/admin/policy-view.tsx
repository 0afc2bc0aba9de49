import { useState } from 'react';
import { Link } from 'wouter';
import { call, type Reply } from '../shared/api.ts';
import { Empty } from '../shared/states.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { toast } from '../shared/toasts.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { policyWords } from '../words/policies.ts';
import { PolicyDialog } from './policy-dialog.tsx';
import { stepFields, stepOf, typedBefore } from './policy-forms.ts';
import { PolicySteps } from './policy-steps.tsx';
import { PolicyTracking } from './policy-tracking.tsx';
import type { Policy, PolicyAct, WrittenAct } from './policy.ts';

/** One policy: by what it is found, its steps before issue, and what followed. */
export function PolicyView(props: {
  policy: Policy | undefined;
  may: readonly PolicyAct[];
  watch: Reply<'GET /api/watches'>['watches'][number] | undefined;
  onChanged: () => void;
}) {
  const { policy, may, watch, onChanged } = props;
  const say = useWords(policyWords);
  const [act, setAct] = useState<WrittenAct>();
  const back = (
    <p>
      <Link href="/policies">← {say('back')}</Link>
    </p>
  );
  if (!policy)
    return (
      <>
        {back}
        <Empty title={say('missingPolicy')}>
          <p>{say('missingPolicyHint')}</p>
        </Empty>
      </>
    );
  const { id, title, version } = policy;
  return (
    <>
      {back}
      <h1>
        <Told>{title}</Told> {policy.isSensitive && <span className="tag">{say('sensitive')}</span>}
      </h1>
      <Registration policy={policy}>
        {may.includes('amend-words') && (
          <button type="button" onClick={() => setAct('amend-words')}>
            {say('act.amend-words')}
          </button>
        )}
      </Registration>
      <PolicySteps policy={policy} may={may} onAct={setAct} />
      <PolicyTracking policy={policy} may={may} watch={watch} onAct={setAct} />
      {act && (
        <PolicyDialog
          key={act}
          title={say(`act.${act}`)}
          fields={stepFields[act]}
          before={typedBefore(act, policy)}
          send={async (typed, departments) => {
            const step = stepOf(act, typed, departments);
            const body = { expectedVersion: version, step };
            await call('POST /api/policies/:id/steps', { params: { id }, body });
            toast(say('saved', { title }));
            onChanged();
          }}
          onClose={() => setAct(undefined)}
        />
      )}
    </>
  );
}

function Registration({ policy, children }: { policy: Policy; children: React.ReactNode }) {
  const say = useWords(policyWords);
  const { draftedBy, issued, number, plannedFor, registered } = policy;
  const joined = (words: readonly string[] = []) =>
    words.length === 0 ? say('none') : words.join('、');
  const known = issued?.number ?? number ?? say('none');
  const facts = [
    ['drafter', draftedBy.name],
    ['documentNumber', issued ? known : `${known} · ${plannedFor ?? say('unplanned')}`],
    ['aliases', joined(policy.aliases)],
    ['entities', joined(policy.entities)],
    ['measures', joined(policy.measures)],
    ['registeredBy', say('signed', { name: registered.by.name, t: minuteOf(registered.at) })],
  ] as const;
  return (
    <section className="card admin-part">
      <div className="row">
        <h2>{say('facts')}</h2>
        {children}
      </div>
      <dl className="admin-facts">
        {facts.map(([name, value]) => (
          <div key={name} className="admin-fact">
            <dt>{say(name)}</dt>
            <dd>
              <Told>{value}</Told>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
