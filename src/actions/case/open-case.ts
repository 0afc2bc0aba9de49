import { systemActor, type Actor } from '../../domain/actor.ts';
import type { Case } from '../../domain/case/case.ts';
import { openingRuleFor } from '../../domain/case/opening.ts';
import type { Refused } from '../../domain/case/refusal.ts';
import { rulesOf } from '../../domain/case/transitions.ts';
import { mayEver, refusePermission } from '../../domain/permission.ts';
import type { Priority } from '../../domain/priority.ts';
import type { Story } from '../../domain/story.ts';
import { shanghaiParts } from '../../domain/time.ts';
import { applyCommand, type ExecuteDeps } from './apply-command.ts';

export interface OpenCaseInput {
  story: Story;
  /** Instead of what the tags say; needed when they say nothing. */
  priorities?: readonly Priority[];
  /** The profile's rule, when no person decides. */
  openingRule?: string;
}

export type Opened =
  | { kind: 'opened'; case: Case }
  | { kind: 'already-open'; case: Case }
  /** No rule of the profile makes a case of it. */
  | { kind: 'not-warranted' }
  | Refused;

/** Opens the case that the profile's rules demand of a story; told twice, it opens one. */
export async function openCaseByRule(deps: ExecuteDeps, story: Story): Promise<Opened> {
  const rule = openingRuleFor(story, deps.profile.openingRules);
  return rule === undefined
    ? { kind: 'not-warranted' }
    : openCase(deps, systemActor, { story, openingRule: rule.id });
}

/** Opens the case of a story. Its id comes from the story: the same story is one case, whoever opens it. */
export async function openCase(
  deps: ExecuteDeps,
  actor: Actor,
  { story, priorities, openingRule }: OpenCaseInput,
): Promise<Opened> {
  if (!mayEver(actor, 'open-case')) return refusePermission(rulesOf('open-case'));
  const id = caseIdOf(story.id, deps.hash);
  const existing = (await deps.cases.get(id)) ?? (await deps.cases.liveCaseOf(story.id));
  if (existing !== undefined) return { kind: 'already-open', case: existing };
  const now = deps.clock.now();
  const { year } = shanghaiParts(now);
  const sequence = await deps.cases.nextNumber(year);
  const discoveredAt = Math.min(story.firstSeenAt, now);
  const outcome = await applyCommand(deps, actor, {
    caseId: id,
    command: {
      kind: 'open-case',
      id,
      number: `YQ-${year}-${String(sequence).padStart(4, '0')}`,
      traceId: story.traceId,
      title: story.headline.slice(0, 500) || '(无标题)',
      storyIds: [story.id],
      itemIds: story.appearances.map(({ itemId }) => itemId),
      priorities: [...(priorities ?? story.priorities)],
      ...(story.severity !== undefined && { severity: story.severity }),
      region: story.region,
      // a page that dates itself later than it was found is wrong
      firstPublicAt: Math.min(story.firstPublicAt, discoveredAt),
      discoveredAt,
      ...(openingRule !== undefined && { openingRule }),
    },
  });
  if (outcome.kind === 'done') return { kind: 'opened', case: outcome.case };
  if (outcome.kind === 'refused' && outcome.reason !== 'case-exists') return outcome;
  const winner = await deps.cases.get(id);
  return winner === undefined ? { kind: 'not-warranted' } : { kind: 'already-open', case: winner };
}

/** `case-` and 96 bits of the story's hash. */
function caseIdOf(storyId: string, hash: ExecuteDeps['hash']): string {
  return `case-${hash(storyId).slice(0, 24)}`;
}
