import { isAtLeast } from '../../priority.ts';
import type { Case, Proposal } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Fact, Outcome } from '../context.ts';
import { refuse, type Refused } from '../refusal.ts';
import {
  checkDepartment,
  checkLead,
  checkLeadHead,
  checkLowering,
  firstRefusal,
  move,
} from './checks.ts';
import { abandonConsultation } from './consultation.ts';
import { checkMerge } from './merge.ts';

/** T2f: straight to 研判; the 会商 is owed and must be back-filled before the response ends. */
export function fastTrack(
  current: Case,
  { reason }: CommandOf<'fast-track'>,
  context: ActingContext,
): Outcome {
  const level = current.severity?.level;
  const isSevere = level !== undefined && isAtLeast(level, '重大');
  return (
    firstRefusal(
      checkLead(current),
      !isSevere &&
        refuse(
          'severity-too-low',
          `快速通道限重大及以上；当前为“${level ?? '待研判'}”，请发起会商`,
        ),
    ) ?? [{ kind: 'fast-tracked', reason }, move(current, context, reason)]
  );
}

/** The first of the two words for T4: severity, truth, dispositions and plan are put forward. */
export function determine(
  current: Case,
  { severity, judgment }: CommandOf<'determine'>,
  context: ActingContext,
): Outcome {
  const dispositions = [...new Set(judgment.dispositions)].sort();
  const content = {
    kind: 'determination' as const,
    severity,
    judgment: { ...judgment, dispositions },
  };
  return (
    firstRefusal(
      checkNoProposal(current),
      checkLead(current),
      checkLeadHead(current, context),
      checkDetermination(current, content, context),
    ) ?? [{ kind: 'proposed', content }]
  );
}

/** T9: the first of the two words; P4 and P6 never rest on one person, nor does any other. */
export function dismiss(current: Case, { reason }: CommandOf<'dismiss'>): Outcome {
  return checkNoProposal(current) ?? [{ kind: 'proposed', content: { kind: 'dismissal', reason } }];
}

/** The second person's word on whatever is proposed. */
export function approve(current: Case, context: ActingContext): Outcome {
  const { proposal } = current;
  if (proposal === undefined) return noProposal();
  if (proposal.by.id === context.actor.id)
    return refuse('same-person', '须由另一人确认，提出人不得自行确认');
  const { content } = proposal;
  switch (content.kind) {
    case 'determination':
      return approveDetermination(current, content, context);
    case 'dismissal':
      return (
        checkNotMerging(current) ?? [
          { kind: 'dismissed', reason: content.reason, proposer: proposal.by },
          move(current, context, content.reason),
        ]
      );
    case 'merge':
      return (
        checkMerge(current, content.targetId) ?? [
          { kind: 'merged', targetId: content.targetId, reason: content.reason },
          move(current, context, content.reason),
        ]
      );
  }
}

/** The second person disagrees, or the first thinks again; the case stays where it is. */
export function decline(
  current: Case,
  { reason }: CommandOf<'decline'>,
  context: ActingContext,
): Outcome {
  if (current.proposal === undefined) return noProposal();
  return checkLeadHead(current, context) ?? [{ kind: 'proposal-declined', reason }];
}

/** T10: the stage goes back, the clocks go on. A 会商 that is left behind ends with what it has. */
export function sendBack(
  current: Case,
  { reason }: CommandOf<'send-back'>,
  context: ActingContext,
): Outcome {
  const left = current.stage === '会商' ? abandonConsultation(current, reason) : [];
  return checkDepartment(current, context) ?? [...left, move(current, context, reason)];
}

/** One open proposal at a time, so that the second person knows what is signed. */
export function checkNoProposal(current: Case): Refused | undefined {
  return current.proposal === undefined
    ? undefined
    : refuse(
        'proposal-pending',
        `${current.proposal.by.name}提出的${proposalNames[current.proposal.content.kind]}尚待确认，请先确认或退回`,
      );
}

/** A case that is about to take over another stays open until that is done. */
export function checkNotMerging(current: Case): Refused | undefined {
  const waiting = current.absorbed.find(({ state }) => state === 'reserved');
  return waiting === undefined
    ? undefined
    : refuse('merge-pending', `案件${waiting.caseId}正在并入本案，请待合并完成`);
}

const proposalNames: Record<Proposal['kind'], string> = {
  determination: '研判结论',
  dismissal: '不予立案建议',
  merge: '合并建议',
};

function noProposal(): Refused {
  return refuse('proposal-missing', '没有待确认的事项，请先提出研判结论、不予立案或合并');
}

type Determination = Extract<Proposal, { kind: 'determination' }>;

/** Office and lead head must both have spoken, whoever came first. */
function approveDetermination(
  current: Case,
  content: Determination,
  context: ActingContext,
): Outcome {
  const proposedBy = current.proposal?.role;
  const refused = firstRefusal(
    context.role === proposedBy &&
      refuse(
        'second-role-missing',
        proposedBy === 'coordinator'
          ? '研判结论已由办公室提出，须由牵头部门负责人确认'
          : '研判结论已由牵头部门提出，须由办公室确认',
      ),
    checkLeadHead(current, context),
    checkDetermination(current, content, context),
  );
  if (refused) return refused;
  const { severity: level, judgment } = content;
  const settled: Fact = {
    kind: 'severity-set',
    ...(current.severity && { from: current.severity.level }),
    level,
    provisional: false,
    graveImpact: current.graveImpact,
  };
  return [settled, { kind: 'determined', judgment }, move(current, context)];
}

function checkDetermination(
  current: Case,
  { severity, judgment }: Determination,
  context: ActingContext,
): Refused | undefined {
  const isReferred = current.handovers.some(({ cycle }) => cycle === current.cycle);
  return firstRefusal(
    checkLowering(current, severity, context),
    judgment.dispositions.includes('D6') &&
      judgment.noReferralReason === undefined &&
      !isReferred &&
      refuse(
        'referral-missing',
        '认定为虚假不实信息的，须先将涉嫌违法线索移交公安机关或网信部门，或写明不移交的理由',
      ),
  );
}
