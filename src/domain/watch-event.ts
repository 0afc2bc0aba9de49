import type { Actor } from './actor.ts';
import { changedFacts, type OfficeEvent, type OfficeFacts } from './office-event.ts';
import { shanghaiMinute, type Instant } from './time.ts';
import type { Watch } from './watch.ts';

interface WatchChange {
  kind: 'watch-opened' | 'watch-extended' | 'watch-closed';
  /** Absent for a new one. */
  before?: Watch;
  after: Watch;
  reason?: string;
}

/** The line for the office's audit of a watch that was opened, extended or closed. */
export function watchEvent(
  { kind, before, after, reason }: WatchChange,
  { actor, now }: { actor: Pick<Actor, 'id' | 'name'>; now: Instant },
): OfficeEvent {
  const { id, version, name } = after;
  const was = before ? factsOf(before) : {};
  return {
    id: `watch/${id}/${version}`,
    at: now,
    by: { id: actor.id, name: actor.name },
    kind,
    subject: id,
    subjectName: name,
    ...changedFacts(was, { ...factsOf(after), ...(reason !== undefined && { reason }) }),
  };
}

function factsOf({ kind, topic, from, until, rule, policyId }: Watch): OfficeFacts {
  return {
    watchKind: kind,
    topic,
    from: shanghaiMinute(from),
    until: shanghaiMinute(until),
    ...(rule.kind === 'open'
      ? { priorities: rule.priorities.join(' ') }
      : { feedsCase: rule.caseId }),
    ...(policyId !== undefined && { policy: policyId }),
  };
}
