import type { ReactNode } from 'react';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { policyWords } from '../words/policies.ts';
import type { PolicyWord } from './policy-forms.ts';
import type { Policy, PolicyAct, WrittenAct } from './policy.ts';

type PreparingAct = Exclude<WrittenAct, 'interpret-again' | 'amend-words'>;
type Signed = { at: number; by: { name: string } };

const acts: readonly PreparingAct[] = ['assess-risk', 'plan', 'interpret', 'issue'];

/** 印发前后: what must stand before a policy is issued, each step with who took it and what it says. */
export function PolicySteps(props: {
  policy: Policy;
  may: readonly PolicyAct[];
  onAct: (act: WrittenAct) => void;
}) {
  const { policy, may, onAct } = props;
  const say = useWords(policyWords);
  return (
    <section className="admin-part">
      <h2>{say('steps')}</h2>
      <ol className="policy-steps">
        {acts.map((act) => (
          <li key={act} className="card">
            <div className="row">
              <h3>{say(`act.${act}`)}</h3>
              <StepState act={act} policy={policy} />
              {!policy.issued && <StepButton act={act} policy={policy} may={may} onAct={onAct} />}
            </div>
            <StepContent act={act} policy={policy} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepState({ act, policy }: { act: PreparingAct; policy: Policy }) {
  const say = useWords(policyWords);
  const signed = signedOf(act, policy);
  if (signed)
    return (
      <span>
        {say('done')}{' '}
        <span className="quiet">
          <Told>{say('signed', { name: signed.by.name, t: minuteOf(signed.at) })}</Told>
        </span>
      </span>
    );
  if (act === 'issue') {
    const { missing } = policy;
    if (missing.length === 0) return <span>{say('open')}</span>;
    return <Told>{say('blocked', { what: missing.map(({ what }) => what).join('、') })}</Told>;
  }
  const isRequired = act === 'interpret' || policy.isSensitive;
  return <span>{say(isRequired ? 'due' : 'optional')}</span>;
}

function StepButton(props: {
  act: PreparingAct;
  policy: Policy;
  may: readonly PolicyAct[];
  onAct: (act: WrittenAct) => void;
}) {
  const { act, policy, may, onAct } = props;
  const say = useWords(policyWords);
  if (!may.includes(act)) return <span className="quiet">{say(`who.${act}`)}</span>;
  const isAgain = act !== 'issue' && signedOf(act, policy) !== undefined;
  return (
    <button type="button" onClick={() => onAct(act)}>
      {say(isAgain ? `again.${act}` : `do.${act}`)}
    </button>
  );
}

function StepContent({ act, policy }: { act: PreparingAct; policy: Policy }) {
  const { risk, plan, interpretation, issued } = policy;
  switch (act) {
    case 'assess-risk':
      return (
        risk && (
          <Facts
            facts={[
              ['level', <RiskLevel key="level" level={risk.level} />],
              ['concern', <Told key="concern">{risk.concerns.join('；')}</Told>],
              ['conclusion', <Told key="conclusion">{risk.conclusion}</Told>],
            ]}
          />
        )
      );
    case 'plan':
      return (
        plan && (
          <Facts
            facts={[
              ['measureOf', <Told key="measure">{plan.measures.join('；')}</Told>],
              ['spokesperson', <Told key="spokesperson">{plan.spokesperson}</Told>],
            ]}
          />
        )
      );
    case 'interpret':
      return (
        interpretation && (
          <Facts
            facts={[
              ['department', <Told key="department">{interpretation.department.name}</Told>],
              ['scheme', <Told key="scheme">{interpretation.scheme}</Told>],
              ['material', <Told key="material">{interpretation.materials.join('；')}</Told>],
            ]}
          />
        )
      );
    case 'issue':
      return (
        issued && (
          <Facts
            facts={[
              ['number', <Told key="number">{issued.number}</Told>],
              ['url', <Address key="url" url={issued.url} />],
              ['interpretationUrl', <Address key="iurl" url={issued.interpretationUrl} />],
            ]}
          />
        )
      );
  }
}

function RiskLevel({ level }: { level: '高' | '中' | '低' }) {
  return <>{useWords(policyWords)(level)}</>;
}

/** An address that a colleague typed; the server has taken only http and https. */
export function Address({ url }: { url: string }) {
  return (
    <a href={url} rel="noreferrer" target="_blank">
      <Told>{url}</Told>
    </a>
  );
}

function Facts({ facts }: { facts: readonly (readonly [PolicyWord, ReactNode])[] }) {
  const say = useWords(policyWords);
  return (
    <dl className="admin-facts">
      {facts.map(([name, value]) => (
        <div key={name} className="admin-fact">
          <dt>{say(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function signedOf(act: PreparingAct, policy: Policy): Signed | undefined {
  switch (act) {
    case 'assess-risk':
      return policy.risk;
    case 'plan':
      return policy.plan;
    case 'interpret':
      return policy.interpretation;
    case 'issue':
      return policy.issued;
  }
}
