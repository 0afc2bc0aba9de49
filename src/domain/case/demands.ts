import type { ClockKind, Obligation } from '../policy.ts';
import { isAtLeast } from '../priority.ts';
import type { Instant } from '../time.ts';
import type { Case } from './case.ts';
import { confirmedPublications, openGates } from './publishing.ts';

/** A duty that the case's state calls for, and what has become of it. */
export interface Demand {
  kind: ClockKind;
  /** Tells several clocks of one kind apart. */
  subject?: string;
  on?: NonNullable<Obligation['on']>;
  /** The event it counts from; absent: the case's anchor, or now when the duty is new. */
  since?: Instant;
  /** When and how it was fulfilled. */
  met?: { at: Instant; evidence: string };
}

/** Everything that must be timed in this state. What is missing here is cancelled. */
export function demandsOf(current: Case): Demand[] {
  return [
    ...answerDemands(current),
    ...continuationDemands(current),
    ...claimDemands(current),
    ...replyDemands(current),
    ...gateDemands(current),
    ...referralDemands(current),
    ...evaluationDemands(current),
    ...current.duties.map(({ clock, subject, startedAt, fulfilled }) => ({
      kind: clock,
      subject,
      since: startedAt,
      ...(fulfilled && { met: fulfilled }),
    })),
  ];
}

/** Of the obligations that hold for the demand now, the shortest; `undefined` when none does. */
export function obligationFor(
  demand: Demand,
  current: Case,
  obligations: readonly Obligation[],
): Obligation | undefined {
  return obligations
    .filter(
      ({ clock, on, when }) => clock === demand.kind && on === demand.on && holds(when, current),
    )
    .sort((a, b) => lengthOf(a) - lengthOf(b))[0];
}

/** Whether an obligation's condition is true of the case; unknown severity counts as below every level. */
export function holds(when: Obligation['when'], current: Case): boolean {
  const level = current.severity?.level;
  return (
    (when.severityAtLeast === undefined ||
      (level !== undefined && isAtLeast(level, when.severityAtLeast))) &&
    (when.severityBelow === undefined ||
      level === undefined ||
      !isAtLeast(level, when.severityBelow)) &&
    (when.graveImpact === undefined || current.graveImpact) &&
    (when.fastTrack === undefined || current.fastTracked)
  );
}

function lengthOf({ within }: Obligation): number {
  if ('hours' in within) return within.hours;
  return 'workingDays' in within ? within.workingDays * 24 : Infinity;
}

function answerDemands(current: Case): Demand[] {
  const first = confirmedPublications(current)[0];
  const published = first && { met: { at: first.at, evidence: first.url } };
  const conferences = current.conferences.filter(({ cycle }) => cycle === current.cycle);
  const conference = conferences.find(({ kind }) => kind === 'held') ?? conferences[0];
  const report = current.upwardReports.find(({ cycle }) => cycle === current.cycle);
  return [
    { kind: 'C1', ...published },
    { kind: 'C3', ...published },
    ...(conference?.kind === 'waived'
      ? []
      : [
          {
            kind: 'C2' as const,
            ...(conference && { met: { at: conference.at, evidence: conference.link } }),
          },
        ]),
    { kind: 'C5', ...(report && { met: { at: report.at, evidence: report.to } }) },
  ];
}

/** C4: from each publication to the next, until 处置结束 (seeds 002, 003). */
function continuationDemands(current: Case): Demand[] {
  const confirmed = confirmedPublications(current);
  const ended = current.handlingEndedAt;
  return confirmed.flatMap(({ publication, at }, index) => {
    if (ended !== undefined && at > ended) return [];
    const next = confirmed[index + 1];
    const met =
      next !== undefined
        ? { at: next.at, evidence: next.url }
        : ended !== undefined
          ? { at: ended, evidence: '处置结束' }
          : undefined;
    return [{ kind: 'C4' as const, subject: publication.id, since: at, ...(met && { met }) }];
  });
}

function claimDemands({ assignee }: Case): Demand[] {
  if (assignee === undefined) return [];
  const { number, claimedAt, person } = assignee;
  return [
    {
      kind: 'C6',
      on: 'assignment',
      subject: `claim-${number}`,
      ...(claimedAt !== undefined && { met: { at: claimedAt, evidence: person.name } }),
    },
  ];
}

function replyDemands(current: Case): Demand[] {
  return current.consultations
    .filter(({ cycle }) => cycle === current.cycle)
    .flatMap(({ id, invitees }) =>
      invitees.flatMap(({ department, reply }) =>
        reply.kind === 'waived' || reply.kind === 'expired'
          ? []
          : [
              {
                kind: 'C6' as const,
                on: 'invitation' as const,
                subject: `reply-${id}-${department.id}`,
                ...(reply.kind === 'answered' && {
                  met: { at: reply.at, evidence: reply.by.name },
                }),
              },
            ],
      ),
    );
}

function gateDemands(current: Case): Demand[] {
  return current.drafts
    .filter((draft) => !draft.withdrawn)
    .map((draft) => {
      const lastSignature = Math.max(...draft.signatures.map(({ at }) => at));
      const met =
        draft.returned !== undefined
          ? { at: draft.returned.at, evidence: `${draft.returned.by.name}退文` }
          : openGates(draft).length === 0
            ? { at: lastSignature, evidence: '审签完成' }
            : undefined;
      return {
        kind: 'C6',
        on: 'submission',
        subject: `gates-${draft.id}-r${draft.revision}`,
        ...(met && { met }),
      };
    });
}

/** C8: from the finding of D6 (or an earlier handover) to the authority's receipt. */
function referralDemands(current: Case): Demand[] {
  const handovers = current.handovers.filter(({ cycle }) => cycle === current.cycle);
  const isFound = current.judgment?.dispositions.includes('D6') === true;
  if (current.judgment?.noReferralReason !== undefined && handovers.length === 0) return [];
  if (!isFound && handovers.length === 0) return [];
  const receipt = handovers.find((handover) => handover.receipt !== undefined)?.receipt;
  return [{ kind: 'C8', ...(receipt && { met: { at: receipt.at, evidence: receipt.number } }) }];
}

/** C9 keeps running when the case is sent back: only the archive ends it. */
function evaluationDemands(current: Case): Demand[] {
  const hasBegun = current.clocks.some(
    ({ kind, cycle }) => kind === 'C9' && cycle === current.cycle,
  );
  if (current.stage === '归档')
    return [{ kind: 'C9', met: { at: current.stageSince, evidence: '归档' } }];
  return current.stage === '评估' || hasBegun ? [{ kind: 'C9' }] : [];
}
