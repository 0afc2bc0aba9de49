import type { Case } from '../case.ts';
import type { Consultation } from '../consultation.ts';
import type { CaseEventOf } from '../events.ts';

type ConsultationEvent = CaseEventOf<
  | 'consultation-started'
  | 'consultation-answered'
  | 'reply-expired'
  | 'reply-waived'
  | 'consultation-closed'
>;
type Reply = Consultation['invitees'][number]['reply'];

/** Applies an event of a 会商. */
export function evolveConsultation(current: Case, event: ConsultationEvent): Case {
  const { id, at, by } = event;
  switch (event.kind) {
    case 'consultation-started': {
      const { question } = event;
      const invitees = event.invitees.map((department) => ({
        department,
        reply: { kind: 'awaited' as const },
      }));
      const begun = {
        id,
        cycle: current.cycle,
        question,
        convenedAt: at,
        convenedBy: by,
        invitees,
      };
      return { ...current, consultations: [...current.consultations, begun] };
    }
    case 'consultation-answered':
      return withReply(current, event, {
        kind: 'answered',
        at,
        by,
        opinion: event.opinion,
        ...(event.stance !== undefined && { stance: event.stance }),
        ...(event.belongsTo !== undefined && { belongsTo: event.belongsTo }),
      });
    case 'reply-expired':
      return withReply(current, event, { kind: 'expired', at });
    case 'reply-waived':
      return withReply(current, event, { kind: 'waived', at, by, reason: event.reason });
    case 'consultation-closed': {
      const closed = { at, by, minutes: event.minutes };
      return {
        ...withConsultation(current, id, (consultation) => ({ ...consultation, closed })),
        consultationOwed: false,
      };
    }
  }
}

function withReply(
  current: Case,
  { id, department }: { id: string; department: string },
  reply: Reply,
): Case {
  return withConsultation(current, id, (consultation) => ({
    ...consultation,
    invitees: consultation.invitees.map((invitee) =>
      invitee.department.id === department ? { ...invitee, reply } : invitee,
    ),
  }));
}

function withConsultation(
  current: Case,
  id: string,
  change: (consultation: Consultation) => Consultation,
): Case {
  return {
    ...current,
    consultations: current.consultations.map((consultation) =>
      consultation.id === id ? change(consultation) : consultation,
    ),
  };
}
