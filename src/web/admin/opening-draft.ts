import type { FieldError } from '../shared/fields.tsx';
import type { Profile, SentDraft } from './edition-draft.ts';

export type Emphasis = Profile['emphasis'][number];
type OpeningRule = Profile['openingRules'][number];

/** An opening rule as it stands in the form: numbers are what was typed. */
export interface DraftOpening extends Pick<
  OpeningRule,
  'id' | 'anyPriority' | 'certainty' | 'includeOfficial' | 'clause'
> {
  confidence: string;
  appearances: string;
  severityAtLeast: NonNullable<OpeningRule['severityAtLeast']> | '';
}

export interface OpeningDraft {
  emphasis: readonly Emphasis[];
  rules: readonly DraftOpening[];
}

/** The draft that changes nothing of what is collected and what opens a case. */
export function openingDraftOf({ emphasis, openingRules }: Profile): OpeningDraft {
  return {
    emphasis,
    rules: openingRules.map(draftOf),
  };
}

function draftOf(rule: OpeningRule): DraftOpening {
  const { confidence, appearances, severityAtLeast = '', ...others } = rule;
  return {
    ...others,
    confidence: String(confidence),
    appearances: String(appearances),
    severityAtLeast,
  };
}

/** What is collected and what opens a case as the server takes it. */
export function sentOpening({
  emphasis,
  rules,
}: OpeningDraft): Pick<SentDraft, 'emphasis' | 'openingRules'> {
  return {
    emphasis: emphasis.map(({ priority, text, clause }) => ({
      priority,
      text: text.trim(),
      clause: clause.trim(),
    })),
    openingRules: rules.map(({ confidence, appearances, severityAtLeast, ...rule }) => ({
      ...rule,
      id: rule.id.trim(),
      clause: rule.clause.trim(),
      confidence: Number(confidence),
      appearances: Number(appearances),
      ...(severityAtLeast !== '' && { severityAtLeast }),
    })),
  };
}

type OpeningFault =
  'needRule' | 'needPriorities' | 'needConfidence' | 'needAppearances' | 'needClause' | 'needText';

/** What can be said of the draft before the server looks at it. */
export function faultsOf(
  { emphasis, rules }: OpeningDraft,
  say: (fault: OpeningFault) => string,
): FieldError[] {
  const fault = (fieldId: string, isRight: boolean, kind: OpeningFault): FieldError[] =>
    isRight ? [] : [{ fieldId, message: say(kind) }];
  return [
    ...emphasis.flatMap(({ text, clause }, i) => [
      ...fault(`emphasis-${i}-text`, text.trim() !== '', 'needText'),
      ...fault(`emphasis-${i}-clause`, clause.trim() !== '', 'needClause'),
    ]),
    ...rules.flatMap(({ id, anyPriority, confidence, appearances, clause }, i) => [
      ...fault(`opening-${i}-id`, id.trim() !== '', 'needRule'),
      ...fault(`opening-${i}-id`, anyPriority.length > 0, 'needPriorities'),
      ...fault(`opening-${i}-confidence`, isShare(confidence), 'needConfidence'),
      ...fault(`opening-${i}-appearances`, /^[1-9]\d*$/.test(appearances), 'needAppearances'),
      ...fault(`opening-${i}-clause`, clause.trim() !== '', 'needClause'),
    ]),
  ];
}

/** The field of a place in the profile that the server found wrong, e.g. `openingRules[2].confidence`. */
export function fieldOf(path: string): string | undefined {
  const [, list, index, field] = /^(emphasis|openingRules)\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
  if (index === undefined) return undefined;
  const isTyped = field === 'confidence' || field === 'appearances' || field === 'clause';
  if (list === 'emphasis') return `emphasis-${index}-${field === 'clause' ? 'clause' : 'text'}`;
  return `opening-${index}-${isTyped ? field : 'id'}`;
}

/** Whether what this browser held is such a draft: written by these screens alone. */
export function isOpeningDraft(value: unknown): value is OpeningDraft {
  return typeof value === 'object' && value !== null && 'emphasis' in value && 'rules' in value;
}

function isShare(typed: string): boolean {
  const share = Number(typed);
  return typed.trim() !== '' && share >= 0 && share <= 1;
}
