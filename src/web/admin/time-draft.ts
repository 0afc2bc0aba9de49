import type { FieldError } from '../shared/fields.tsx';
import type { Profile, SentDraft } from './edition-draft.ts';

type Obligation = Profile['obligations'][number];
export type LadderRole = Profile['ladder'][number]['to'][number];
export type Severity = NonNullable<Obligation['when']['severityAtLeast']>;
export type Unit = 'hours' | 'workingDays' | 'until';

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

interface TimeDraft {
  rules: readonly DraftRule[];
  steps: readonly DraftStep[];
}

const minuteMs = 60_000;

/** The draft that changes nothing of the profile yet. */
export function timeDraftOf(profile: Profile): TimeDraft {
  return {
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
export function sentTime({ rules, steps }: TimeDraft): Pick<SentDraft, 'obligations' | 'ladder'> {
  return {
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

type DraftFault =
  | 'needRuleName'
  | 'needAmount'
  | 'needDay'
  | 'needClause'
  | 'needShare'
  | 'needRoles'
  | 'needRepeat';

/** What can be said of the draft before the server looks at it. */
export function faultsOf(draft: TimeDraft, say: (fault: DraftFault) => string): FieldError[] {
  const fault = (fieldId: string, isRight: boolean, kind: DraftFault): FieldError[] =>
    isRight ? [] : [{ fieldId, message: say(kind) }];
  return [
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
export function fieldOf(path: string): string | undefined {
  const [, list, index] = /^(obligations|ladder)\[(\d+)\]/.exec(path) ?? [];
  if (list === undefined) return undefined;
  return list === 'ladder' ? `step-${index}-at` : `rule-${index}-name`;
}

function isAmount(text: string, unit: Unit): boolean {
  const amount = Number(text);
  return text.trim() !== '' && amount > 0 && (unit === 'hours' || Number.isInteger(amount));
}

/** Whether what this browser held is such a draft: written by these screens alone. */
export function isTimeDraft(value: unknown): value is TimeDraft {
  return typeof value === 'object' && value !== null && 'rules' in value && 'steps' in value;
}
