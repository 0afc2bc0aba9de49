import { ClockState } from '../../shared/clock.tsx';
import { Table } from '../../shared/table.tsx';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { consultWords } from '../../words/case-consult.ts';
import { useCaseDesk, type Case } from '../../shared/command-form/case-desk.ts';
import { ReasonButton } from '../frame/reason-button.tsx';

export type Consultation = Case['consultations'][number];
type Invitee = Consultation['invitees'][number];

/** One round of 会商: the question, each department's current opinion, and the minutes once confirmed. */
export function ConsultationCard({ consultation }: { consultation: Consultation }) {
  const say = useWords(consultWords);
  const { id, question, convenedAt, convenedBy, invitees, closed } = consultation;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('round', { n: id.slice(1) })}</h2>
      <p className="quiet">
        <Told>{say('convened', { name: convenedBy.name, t: minuteOf(convenedAt) })}</Told>
      </p>
      <p className="sentence">
        <Told>{question}</Told>
      </p>
      <Table
        caption={say('opinions', { n: id.slice(1) })}
        rows={invitees}
        keyOf={({ department }) => department.id}
        columns={[
          { head: say('department'), cell: ({ department }) => <Told>{department.name}</Told> },
          { head: say('stance'), cell: ({ reply }) => <Stance reply={reply} /> },
          { head: say('opinion'), cell: ({ reply }) => <Words reply={reply} /> },
          {
            head: say('signed'),
            cell: (invitee) => <Signature invitee={invitee} consultation={consultation} />,
          },
        ]}
      />
      {closed && (
        <>
          <h3>{say('minutes')}</h3>
          <p className="paragraphs sentence">
            <Told>{closed.minutes}</Told>
          </p>
          <p className="quiet">
            <Told>{say('confirmed', { name: closed.by.name, t: minuteOf(closed.at) })}</Told>
          </p>
        </>
      )}
    </section>
  );
}

function Stance({ reply }: { reply: Invitee['reply'] }) {
  const say = useWords(consultWords);
  const code = useCodes(caseCodeWords);
  switch (reply.kind) {
    case 'awaited':
      return <strong className="clock near">◔ {say('awaited')}</strong>;
    case 'expired':
      return <strong className="clock overdue">▲ {say('expired')}</strong>;
    case 'waived':
      return <>— {say('waived')}</>;
    case 'answered':
      return (
        <>
          {reply.stance === undefined ? '✓' : `✓ ${code(reply.stance)}`}
          {reply.belongsTo && (
            <div>
              <Told>{say('belongsTo', { name: reply.belongsTo.name })}</Told>
            </div>
          )}
        </>
      );
  }
}

function Words({ reply }: { reply: Invitee['reply'] }) {
  if (reply.kind === 'answered') return <Told>{reply.opinion}</Told>;
  return reply.kind === 'waived' ? <Told>{reply.reason}</Told> : null;
}

/** Who signed when; of a reply that is awaited, how long is left. */
function Signature(props: { invitee: Invitee; consultation: Consultation }) {
  const { invitee, consultation } = props;
  const { page, may } = useCaseDesk();
  const say = useWords(consultWords);
  const { department, reply } = invitee;
  if (reply.kind === 'answered' || reply.kind === 'waived') {
    return (
      <>
        <Told>{reply.by.name}</Told> <span className="quiet">{minuteOf(reply.at)}</span>
      </>
    );
  }
  if (reply.kind === 'expired') return <span className="quiet">{minuteOf(reply.at)}</span>;
  const subject = `reply-${consultation.id}-${department.id}`;
  const timed = page.case.clocks.findLast((clock) => clock.subject === subject);
  const clock = page.clocks.find(({ id }) => id === timed?.id);
  return (
    <>
      {clock ? <ClockState clock={clock} /> : say('noClock')}{' '}
      {may('waive-reply') && consultation.closed === undefined && (
        <ReasonButton
          label={say('waive')}
          commandOf={(reason) => ({ kind: 'waive-reply', department: department.id, reason })}
        />
      )}
    </>
  );
}
