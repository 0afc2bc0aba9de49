import type { Priority } from '../../domain/priority.ts';
import type { EvidenceSpan, Tag } from '../../domain/tagged-item.ts';
import { isRegistered } from './policy-register.ts';
import type { Judgement } from '../model/open-judge.ts';

/** Priorities that a trained model judges; the others rest on rules alone. */
export const judgedPriorities = ['P1', 'P2', 'P4', 'P6'] as const satisfies Priority[];

/** Without evidence from the rules, these are suspected at most. */
const needRules: readonly Priority[] = ['P1', 'P6'];
/** A rule that is sure stands against a model that finds it unlikely, not against one that excludes it. */
const leastSupport = 0.1;
const maxEvidence = 40;

/**
 * Rules and model together. The model decides whether a priority holds; it holds too where the rules are
 * sure and the model does not exclude it, and wherever the policy register speaks. P1 and P6 are never sure by the model alone, P6 never at all.
 */
export function weighInModel(ruleTags: readonly Tag[], judgements: readonly Judgement[]): Tag[] {
  const byRulesAlone = ruleTags.filter(
    ({ priority }) => !judgements.some(({ label }) => label === priority),
  );
  const judged = judgedPriorities.flatMap((priority) => {
    const judgement = judgements.find(({ label }) => label === priority);
    const rule = ruleTags.find((tag) => tag.priority === priority);
    const tag = judgement && together(priority, judgement, rule);
    return tag ? [tag] : [];
  });
  return [...judged, ...byRulesAlone].sort((a, b) => (a.priority < b.priority ? -1 : 1));
}

/**
 * Rules with the help of a model that learned from few texts: every tag of the rules stands, and what the model
 * alone is sure of is suspected.
 */
export function assistedByModel(ruleTags: readonly Tag[], judgements: readonly Judgement[]): Tag[] {
  const added = judgedPriorities.flatMap((priority): Tag[] => {
    const judgement = judgements.find(({ label }) => label === priority);
    if (judgement?.verdict !== 'sure') return [];
    if (ruleTags.some((tag) => tag.priority === priority)) return [];
    const evidence = judgement.evidence().slice(0, maxEvidence);
    if (evidence.length === 0) return [];
    return [{ priority, confidence: judgement.probability, certainty: 'suspected', evidence }];
  });
  return [...ruleTags, ...added].sort((a, b) => (a.priority < b.priority ? -1 : 1));
}

/** The priorities on which rules and model abstain (suspected at most) or disagree (one speaks, no tag follows). */
export function doubtsOf(
  ruleTags: readonly Tag[],
  judgements: readonly Judgement[],
  tags: readonly Tag[],
): Priority[] {
  const likely = judgedPriorities.filter((priority) =>
    judgements.some(({ label, verdict }) => label === priority && verdict !== 'unlikely'),
  );
  const spoken = new Set([...ruleTags, ...tags].map(({ priority }) => priority).concat(likely));
  const sure = tags.filter(({ certainty }) => certainty === 'sure');
  return [...spoken].filter((priority) => !sure.some((tag) => tag.priority === priority)).sort();
}

function together(
  priority: Priority,
  judgement: Judgement,
  rule: Tag | undefined,
): Tag | undefined {
  const isRuleSure = rule?.certainty === 'sure';
  if (judgement.verdict === 'unlikely') {
    if (rule === undefined) return undefined;
    const stands = isRegistered(rule) || (isRuleSure && judgement.probability >= leastSupport);
    return stands ? rule : undefined;
  }
  const evidence = withoutRepeats([...judgement.evidence(), ...(rule?.evidence ?? [])]);
  if (evidence.length === 0) return undefined;
  const isModelSure = judgement.verdict === 'sure' && (rule || !needRules.includes(priority));
  return {
    priority,
    confidence: judgement.probability,
    certainty: priority !== 'P6' && (isRuleSure || isModelSure) ? 'sure' : 'suspected',
    evidence: evidence.slice(0, maxEvidence),
  };
}

function withoutRepeats(spans: readonly EvidenceSpan[]): EvidenceSpan[] {
  const each = new Map(spans.map((span) => [`${span.field}${span.start}-${span.end}`, span]));
  return [...each.values()];
}
