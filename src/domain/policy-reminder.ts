import type { Notice } from './notice.ts';
import { policyClauses, type TrackedPolicy } from './policy-track.ts';
import { shanghaiMinute, type Instant } from './time.ts';

/** Tells the drafting department that an issued policy is to be interpreted again. */
export function policyReminder(
  { policy, dueAt }: { policy: TrackedPolicy; dueAt: Instant },
  now: Instant,
): Notice {
  const { id, title, issued, draftedBy, interpretations } = policy;
  const times = interpretations.length;
  return {
    id: `${id}/interpret/${dueAt}`,
    caseId: id,
    caseNumber: issued?.number ?? title,
    page: `/policies/${id}`,
    department: draftedBy.id,
    to: [{ role: 'lead-head', name: `${draftedBy.name}负责人` }],
    subject: `《${title}》应再次解读`,
    body: `印发后已解读${times}次，本次应于 ${shanghaiMinute(dueAt)} 前完成；依据：${policyClauses.interpretation}。`,
    urgency: 'normal',
    at: now,
  };
}
