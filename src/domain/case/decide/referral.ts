import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Outcome } from '../context.ts';
import { refuse, type Refused } from '../refusal.ts';
import {
  checkLeadHead,
  checkLimit,
  checkStranger,
  checkTime,
  firstRefusal,
  missing,
} from './checks.ts';

const maxHandovers = 20;

/** 线索移交: a person refers the suspected illegality; publication does not wait for it. */
export function handOver(
  current: Case,
  { to, claim, refutation }: CommandOf<'hand-over'>,
  context: ActingContext,
): Outcome {
  const isOther = current.judgment !== undefined && !isDisinformation(current);
  const id = `h${current.handovers.length + 1}`;
  return (
    firstRefusal(
      checkLeadHead(current, context),
      isOther && notDisinformation(),
      checkLimit('线索移交', current.handovers.length + 1, maxHandovers),
    ) ?? [{ kind: 'handed-over', id, to, claim, refutation }]
  );
}

/** The authority's receipt: stops C8. */
export function recordReceipt(
  current: Case,
  { handoverId, number, at }: CommandOf<'record-receipt'>,
  context: ActingContext,
): Outcome {
  const handover = current.handovers.find(({ id }) => id === handoverId);
  if (handover === undefined) return missing('handover-missing', '线索移交', handoverId);
  if (handover.receipt !== undefined) return [];
  return (
    firstRefusal(
      checkStranger(current, context),
      checkTime('回执时间', at, context.now, handover.at),
    ) ?? [{ kind: 'receipt-recorded', id: handoverId, number, receivedAt: at }]
  );
}

/** Why nothing is referred although D6 holds: a person's recorded reason. */
export function declineReferral(
  current: Case,
  { reason }: CommandOf<'decline-referral'>,
  context: ActingContext,
): Outcome {
  return (
    firstRefusal(
      checkLeadHead(current, context),
      !isDisinformation(current) && notDisinformation(),
    ) ?? [{ kind: 'referral-declined', reason }]
  );
}

/** D6 ends only with a receipt, or with a recorded reason why nothing was referred. */
export function checkReferral(current: Case): Refused | undefined {
  const isSettled =
    current.judgment?.noReferralReason !== undefined ||
    current.handovers.some(
      ({ cycle, receipt }) => cycle === current.cycle && receipt !== undefined,
    );
  return isDisinformation(current) && !isSettled
    ? refuse('referral-missing', '涉虚假不实信息，尚无公安机关或网信部门回执，也未写明不移交的理由')
    : undefined;
}

function isDisinformation({ judgment }: Case): boolean {
  return judgment?.dispositions.includes('D6') === true;
}

function notDisinformation(): Refused {
  return refuse(
    'not-disinformation',
    '研判结论未认定为虚假不实信息（D6），无须移交；如有新证据请退回研判',
  );
}
