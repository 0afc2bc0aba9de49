import type { Input, Reply } from '../shared/api.ts';
import type { FieldError } from '../shared/fields.tsx';
import { readKept, writeKept } from '../shared/kept-text.ts';
import { serverNow } from '../shared/server-time.ts';

type Profile = Reply<'GET /api/profile'>['profile'];
export type Obligation = Profile['obligations'][number];
export type LadderRole = Profile['ladder'][number]['to'][number];
export type Severity = NonNullable<Obligation['when']['severityAtLeast']>;
export type Unit = 'hours' | 'workingDays' | 'until';
export type SentDraft = Input<'POST /api/profile/trial'>['body']['draft'];

/** A rule as it stands in the form: numbers are what was typed. */
export interface DraftRule {
  /** What the form does not change: clock, its event, its further conditions. */
  rule: Obligation;
  name: string;
  amount: string;
  unit: Unit;
  anchor: Obligation['anchor'];
  basis: Obligation['basis'];
  clause: string;
  atLeast: Severity | '';
  below: Severity | '';
}

export interface DraftStep {
  /** Per cent of the time. */
  at: string;
  to: readonly LadderRole[];
  /** Empty where it goes out once. */
  everyMinutes: string;
  atMost: string;
}

export interface RulesDraft {
  effectiveFrom: string;
  basis: readonly string[];
  rules: readonly DraftRule[];
  steps: readonly DraftStep[];
}

const minuteMs = 60_000;

/** The draft that changes nothing of the profile yet. */
export function draftOf(profile: Profile, today: string): RulesDraft {
  return {
    effectiveFrom: today > profile.effectiveFrom ? today : profile.effectiveFrom,
    basis: profile.basis,
    rules: profile.obligations.map(ruleOf),
    steps: profile.ladder.map(({ at, to, repeat }) => ({
      at: String(Math.round(at * 1000) / 10),
      to,
      everyMinutes: repeat ? String(repeat.every / minuteMs) : '',
      atMost: repeat ? String(repeat.atMost) : '',
    })),
  };
}

function ruleOf(rule: Obligation): DraftRule {
  const { name, within, anchor, basis, clause, when } = rule;
  const [unit, amount] =
    'hours' in within
      ? (['hours', within.hours] as const)
      : 'workingDays' in within
        ? (['workingDays', within.workingDays] as const)
        : (['until', within.until] as const);
  const { severityAtLeast: atLeast = '', severityBelow: below = '' } = when;
  return { rule, name, amount: String(amount), unit, anchor, basis, clause, atLeast, below };
}

/** The draft as the server takes it: durations as they stand in the profile's file. */
export function sentDraft({ effectiveFrom, basis, rules, steps }: RulesDraft): SentDraft {
  return {
    effectiveFrom,
    basis: basis.map((line) => line.trim()).filter((line) => line !== ''),
    obligations: rules.map(sentRule),
    ladder: steps.map(({ at, to, everyMinutes, atMost }) => ({
      at: Math.round(Number(at) * 10) / 1000,
      to,
      ...(everyMinutes !== '' && {
        repeat: { every: `${Math.round(Number(everyMinutes) * 60)}s`, atMost: Number(atMost) },
      }),
    })),
  };
}

function sentRule(draft: DraftRule): object {
  const { rule, name, amount, unit, anchor, basis, clause, atLeast, below } = draft;
  const { severityAtLeast: _atLeast, severityBelow: _below, ...others } = rule.when;
  const when = {
    ...others,
    ...(atLeast !== '' && { severityAtLeast: atLeast }),
    ...(below !== '' && { severityBelow: below }),
  };
  const within = { [unit]: unit === 'until' ? amount : Number(amount) };
  return { ...rule, name: name.trim(), when, within, anchor, basis, clause: clause.trim() };
}

export type DraftFault =
  | 'needRuleName'
  | 'needAmount'
  | 'needDay'
  | 'needClause'
  | 'needShare'
  | 'needRoles'
  | 'needRepeat'
  | 'needDate';

/** What can be said of the draft before the server looks at it. */
export function faultsOf(draft: RulesDraft, say: (fault: DraftFault) => string): FieldError[] {
  const fault = (fieldId: string, isRight: boolean, kind: DraftFault): FieldError[] =>
    isRight ? [] : [{ fieldId, message: say(kind) }];
  return [
    ...fault('rules-from', /^\d{4}-\d\d-\d\d$/.test(draft.effectiveFrom), 'needDate'),
    ...draft.rules.flatMap(({ name, amount, unit, clause }, i) => [
      ...fault(`rule-${i}-name`, name.trim() !== '', 'needRuleName'),
      ...(unit === 'until'
        ? fault(`rule-${i}-amount`, /^\d\d-\d\d$/.test(amount), 'needDay')
        : fault(`rule-${i}-amount`, isAmount(amount, unit), 'needAmount')),
      ...fault(`rule-${i}-clause`, clause.trim() !== '', 'needClause'),
    ]),
    ...draft.steps.flatMap(({ at, to, everyMinutes, atMost }, i) => [
      ...fault(`step-${i}-at`, Number(at) > Number(draft.steps[i - 1]?.at ?? 0), 'needShare'),
      ...fault(`step-${i}-at`, to.length > 0, 'needRoles'),
      ...fault(
        `step-${i}-every`,
        everyMinutes === '' || (Number(everyMinutes) > 0 && isAmount(atMost, 'workingDays')),
        'needRepeat',
      ),
    ]),
  ];
}

/** The field of a place in the profile that the server found wrong, e.g. `obligations[2].within.hours`. */
export function fieldOf(path: string): string {
  const [, list, index] = /^(obligations|ladder)\[(\d+)\]/.exec(path) ?? [];
  if (list === undefined) return 'rules-from';
  return list === 'ladder' ? `step-${index}-at` : `rule-${index}-name`;
}

function isAmount(text: string, unit: Unit): boolean {
  const amount = Number(text);
  return text.trim() !== '' && amount > 0 && (unit === 'hours' || Number.isInteger(amount));
}

const keyOf = (version: number) => `huiying-rules-draft/${version}`;

/** The draft from this version that this browser still holds. */
export function keptDraft(version: number): RulesDraft | undefined {
  const text = readKept(keyOf(version))?.fields['draft'];
  if (text === undefined) return undefined;
  const draft: unknown = JSON.parse(text);
  return isDraft(draft) ? draft : undefined;
}

/** Holds the draft in this browser until it is applied or dropped. */
export function keepDraft(version: number, draft: RulesDraft): void {
  const fields = { draft: JSON.stringify(draft) };
  writeKept(keyOf(version), { fields, caseVersion: version, savedAt: serverNow() });
}

/** Lets go of the draft from this version. */
export function dropDraft(version: number): void {
  localStorage.removeItem(keyOf(version));
}

// written by this module alone, under a key that names the version of the rules
function isDraft(value: unknown): value is RulesDraft {
  return typeof value === 'object' && value !== null && 'rules' in value && 'steps' in value;
}
