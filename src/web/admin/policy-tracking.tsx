import type { Reply } from '../shared/api.ts';
import { Table } from '../shared/table.tsx';
import { fullMinuteOf, minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { policyWords } from '../words/policies.ts';
import { FedCases } from './fed-cases.tsx';
import { NextInterpretation } from './next-interpretation.tsx';
import { Address } from './policy-steps.tsx';
import type { Policy, PolicyAct, WrittenAct } from './policy.ts';

type Further = Policy['interpretations'][number];

/** 印发后跟踪: the watch that follows the policy, the cases it led to, and its repeated interpretation. */
export function PolicyTracking(props: {
  policy: Policy;
  may: readonly PolicyAct[];
  watch: Reply<'GET /api/watches'>['watches'][number] | undefined;
  onAct: (act: WrittenAct) => void;
}) {
  const { policy, may, watch, onAct } = props;
  const say = useWords(policyWords);
  return (
    <section className="admin-part">
      <div className="row">
        <h2>{say('tracking')}</h2>
        {policy.issued && may.includes('interpret-again') && (
          <button type="button" onClick={() => onAct('interpret-again')}>
            {say('act.interpret-again')}
          </button>
        )}
      </div>
      {watch ? (
        <dl className="admin-facts card">
          <dt>{say('watch')}</dt>
          <dd>
            <Told>{say('watchUntil', { name: watch.name, t: fullMinuteOf(watch.until) })}</Told>
          </dd>
          <dt>{say('cases')}</dt>
          <dd>
            <FedCases fed={watch.fed} none={say('noCases')} />
          </dd>
          <dt>{say('next')}</dt>
          <dd>
            <NextInterpretation policy={policy} />
          </dd>
        </dl>
      ) : (
        <p>{say('noTracking')}</p>
      )}
      {policy.issued && <Interpretations all={policy.interpretations} />}
    </section>
  );
}

function Interpretations({ all }: { all: readonly Further[] }) {
  const say = useWords(policyWords);
  if (all.length === 0) return <p className="quiet">{say('noInterpretations')}</p>;
  return (
    <Table
      caption={say('interpretations')}
      isCaptionShown
      columns={[
        { head: say('form'), cell: ({ form }: Further) => say(form) },
        { head: say('subject'), cell: ({ subject }) => <Told>{subject}</Told> },
        { head: say('furtherUrl'), cell: ({ url }) => <Address url={url} /> },
        {
          head: say('registeredBy'),
          cell: ({ by, at }) => <Told>{say('signed', { name: by.name, t: minuteOf(at) })}</Told>,
        },
      ]}
      rows={all}
      keyOf={({ at, url }) => `${at} ${url}`}
    />
  );
}
