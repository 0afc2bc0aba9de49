import type { Actor } from './actor.ts';
import {
  changedFacts,
  type OfficeEvent,
  type OfficeEventKind,
  type OfficeFacts,
} from './office-event.ts';
import type { PolicyAct, TrackedPolicy } from './policy-track.ts';
import type { Instant } from './time.ts';

const kinds: Record<PolicyAct, OfficeEventKind> = {
  register: 'policy-registered',
  'assess-risk': 'policy-risk-assessed',
  plan: 'policy-response-planned',
  interpret: 'policy-interpretation-prepared',
  issue: 'policy-issued',
  'interpret-again': 'policy-interpreted-again',
  'amend-words': 'policy-words-amended',
};

/** The line for the office's audit of what a person did with a policy; `before` is absent for a new one. */
export function policyEvent(
  act: PolicyAct,
  { before, after }: { before?: TrackedPolicy; after: TrackedPolicy },
  { actor, now }: { actor: Pick<Actor, 'id' | 'name'>; now: Instant },
): OfficeEvent {
  const { id, version, title } = after;
  return {
    id: `policy/${id}/${version}`,
    at: now,
    by: { id: actor.id, name: actor.name },
    kind: kinds[act],
    subject: id,
    subjectName: title,
    ...changedFacts(before ? factsOf(before) : {}, factsOf(after)),
  };
}

/** What a later step may replace stands here whole: the policy itself keeps only the newest. */
function factsOf(policy: TrackedPolicy): OfficeFacts {
  const { draftedBy, isSensitive, plannedFor, risk, plan, interpretation, issued } = policy;
  const further = policy.interpretations.at(-1);
  return {
    department: draftedBy.name,
    isSensitive: String(isSensitive),
    ...(plannedFor !== undefined && { plannedFor }),
    ...wordsOf(policy),
    ...(risk && { risk: listed([risk.level, ...risk.concerns, risk.conclusion]) }),
    ...(plan && { plan: listed([...plan.measures, plan.spokesperson]) }),
    ...(interpretation && {
      interpretation: listed([
        interpretation.department.name,
        interpretation.scheme,
        ...interpretation.materials,
      ]),
    }),
    ...(issued && { issued: listed([issued.number, issued.url, issued.interpretationUrl]) }),
    ...(further && {
      // numbered, for the same may be said twice
      furtherInterpretation: listed([
        String(policy.interpretations.length),
        further.form,
        further.subject,
        further.url,
      ]),
    }),
  };
}

function wordsOf({ aliases, entities = [], measures = [], number }: TrackedPolicy): OfficeFacts {
  const words = { aliases, entities, measures };
  const given = Object.entries(words).filter(([, list]) => list.length > 0);
  return {
    ...Object.fromEntries(given.map(([name, list]) => [name, listed(list)])),
    ...(number !== undefined && { number }),
  };
}

function listed(parts: readonly string[]): string {
  return parts.join('；');
}
