import { Link } from 'wouter';
import { addressOf } from '../../shared/api.ts';
import { Empty } from '../../shared/states.tsx';
import { Table } from '../../shared/table.tsx';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { handoverWords } from '../../words/case-handover.ts';
import { useCaseDesk, type Case } from '../../shared/command-form/case-desk.ts';
import { Facts } from '../frame/facts.tsx';
import { ReasonButton } from '../frame/reason-button.tsx';
import { HandoverForm, ReceiptForm } from './handover-forms.tsx';

type Handover = Case['handovers'][number];

const letterPath = '/api/cases/:id/handovers/:handover/letter';

/** 移交: what went to which authority, its receipt, and the evidence that goes with it. */
export function HandoverTab() {
  const { page, may } = useCaseDesk();
  const say = useWords(handoverWords);
  const { handovers, judgment, publications } = page.case;
  const isPublic = publications.some(({ state }) => state.kind === 'confirmed');
  const isFalse = judgment?.dispositions.includes('D6') === true;
  const mayHandOver = may('hand-over') && (judgment === undefined || isFalse);
  return (
    <div className="case-main">
      {!isPublic && (mayHandOver || handovers.length > 0) && (
        <p className="partial" role="status">
          {say('noResponseYet')}
        </p>
      )}
      {judgment?.noReferralReason !== undefined && (
        <p className="card sentence">
          <Told>{say('declined', { reason: judgment.noReferralReason })}</Told>
        </p>
      )}
      {handovers.map((handover) => (
        <HandoverCard key={handover.id} handover={handover} />
      ))}
      {handovers.length > 0 && <EvidenceList />}
      {mayHandOver && <HandoverForm />}
      {may('decline-referral') && isFalse && handovers.length === 0 && (
        <ReasonButton
          label={say('decline')}
          commandOf={(reason) => ({ kind: 'decline-referral', reason })}
        />
      )}
      {handovers.length === 0 && !mayHandOver && (
        <Empty title={say('none')}>
          <p>{say('noneHint')}</p>
        </Empty>
      )}
    </div>
  );
}

function HandoverCard({ handover }: { handover: Handover }) {
  const { page, may } = useCaseDesk();
  const say = useWords(handoverWords);
  const code = useCodes(caseCodeWords);
  const { id, to, at, by, claim, refutation, receipt } = handover;
  const params = { id: page.case.id, handover: id };
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>
        {code(to)} · {receipt ? '✓' : '◔'} {say(receipt ? 'state.received' : 'state.sent')}
      </h2>
      <Facts
        rows={[
          [say('number'), `${page.case.number}-${id}`],
          [say('at'), fullMinuteOf(at)],
          [say('by'), by.name],
          [say('claim'), claim],
          [say('refutation'), refutation],
          [say('receipt'), receipt?.number ?? ''],
          [say('receivedAt'), receipt ? fullMinuteOf(receipt.at) : ''],
        ]}
      />
      <div className="row">
        <Link href={`/cases/${page.case.id}/print/referral?handover=${id}`} className="button">
          {say('printLetter')}
        </Link>
        {may('hand-over', 'record-receipt') && (
          <a className="button" href={addressOf(letterPath, { params })}>
            {say('letter')}
          </a>
        )}
      </div>
      {!receipt && may('record-receipt') && <ReceiptForm handoverId={id} />}
    </section>
  );
}

function EvidenceList() {
  const { page } = useCaseDesk();
  const say = useWords(handoverWords);
  return (
    <Table
      caption={say('package')}
      isCaptionShown
      rows={page.items}
      keyOf={({ item }) => item.id}
      columns={[
        { head: say('source'), cell: ({ item }) => <Told>{item.sourceName}</Told> },
        { head: say('title'), cell: ({ item }) => <Told>{item.title}</Told> },
        { head: say('hash'), cell: ({ item }) => <code className="hash">{item.evidence}</code> },
      ]}
    />
  );
}
