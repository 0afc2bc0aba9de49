import type { NewPolicy, PolicyStep } from '../../domain/policy-track.ts';
import type { Reply } from '../shared/api.ts';
import type { DepartmentRef } from '../shared/departments.ts';
import type { policyWords } from '../words/policies.ts';
import type { Policy, WrittenAct } from './policy.ts';

export type PolicyWord = keyof typeof policyWords.zh;
/** What was typed, by field. */
export type Typed = Readonly<Record<string, string>>;

/** One field of a form; a `list` has an entry on each line. */
export interface Field {
  name: string;
  label: PolicyWord;
  kind: 'line' | 'text' | 'list' | 'url' | 'day' | 'choice' | 'department' | 'yes';
  options?: readonly PolicyWord[];
  hint?: PolicyWord;
  isOptional?: true;
}

const levels = ['高', '中', '低'] as const;
const forms = ['新闻发布会', '解读文章', '媒体采访', '在线访谈', '图解', '其他'] as const;

const words: readonly Field[] = [
  { name: 'aliases', label: 'aliasLines', kind: 'list', isOptional: true },
  { name: 'entities', label: 'entityLines', kind: 'list', isOptional: true, hint: 'wordsHint' },
  { name: 'measures', label: 'measureLines', kind: 'list', isOptional: true },
  { name: 'number', label: 'numberIfKnown', kind: 'line', isOptional: true },
];

/** The form by which a policy is registered. */
export const registration: readonly Field[] = [
  { name: 'title', label: 'name', kind: 'line' },
  { name: 'department', label: 'draftedBy', kind: 'department' },
  { name: 'isSensitive', label: 'isSensitive', kind: 'yes', isOptional: true },
  { name: 'plannedFor', label: 'plannedDay', kind: 'day', isOptional: true },
  ...words,
];

/** The forms of the steps. */
export const stepFields: Record<WrittenAct, readonly Field[]> = {
  'assess-risk': [
    { name: 'level', label: 'level', kind: 'choice', options: levels },
    { name: 'concerns', label: 'concerns', kind: 'list' },
    { name: 'conclusion', label: 'conclusion', kind: 'text' },
  ],
  plan: [
    { name: 'measures', label: 'measuresOf', kind: 'list' },
    { name: 'spokesperson', label: 'spokesperson', kind: 'line' },
  ],
  interpret: [
    { name: 'department', label: 'department', kind: 'department' },
    { name: 'scheme', label: 'scheme', kind: 'text' },
    { name: 'materials', label: 'materials', kind: 'list' },
  ],
  issue: [
    { name: 'number', label: 'number', kind: 'line' },
    { name: 'url', label: 'url', kind: 'url' },
    { name: 'interpretationUrl', label: 'interpretationUrl', kind: 'url' },
  ],
  'interpret-again': [
    { name: 'form', label: 'form', kind: 'choice', options: forms },
    { name: 'subject', label: 'subject', kind: 'line' },
    { name: 'url', label: 'furtherUrl', kind: 'url' },
  ],
  'amend-words': words,
};

/** What stands in a step's form at first: what was written before, as far as there is any. */
export function typedBefore(act: WrittenAct, policy: Policy): Typed {
  const { risk, plan, interpretation, draftedBy } = policy;
  switch (act) {
    case 'assess-risk':
      return risk
        ? { level: risk.level, concerns: lines(risk.concerns), conclusion: risk.conclusion }
        : {};
    case 'plan':
      return plan ? { measures: lines(plan.measures), spokesperson: plan.spokesperson } : {};
    case 'interpret':
      return {
        department: (interpretation?.department ?? draftedBy).id,
        scheme: interpretation?.scheme ?? '',
        materials: lines(interpretation?.materials),
      };
    case 'issue':
      return { number: policy.number ?? '' };
    case 'interpret-again':
      return {};
    case 'amend-words':
      return {
        aliases: lines(policy.aliases),
        entities: lines(policy.entities),
        measures: lines(policy.measures),
        number: policy.number ?? '',
      };
  }
}

/** The registration that was typed. */
export function newPolicyOf(typed: Typed, departments: readonly DepartmentRef[]): NewPolicy {
  const { plannedFor = '' } = typed;
  return {
    title: textOf(typed, 'title'),
    draftedBy: departmentOf(typed, departments),
    isSensitive: typed['isSensitive'] === 'yes',
    ...(plannedFor !== '' && { plannedFor }),
    ...wordsOf(typed),
  };
}

/** What stands in the form once a proposal is in it: what was typed already stays. */
export function proposedWords(
  { name, aliases, numbers, entities, measures }: Reply<'POST /api/policies/proposal'>,
  typed: Typed,
): Typed {
  const proposed = {
    title: name,
    aliases: lines(aliases),
    entities: lines(entities),
    measures: lines(measures),
    number: numbers[0] ?? '',
  };
  const kept = Object.entries(typed).filter(([, value]) => value.trim() !== '');
  return { ...typed, ...proposed, ...Object.fromEntries(kept) };
}

/** The step that was typed. */
export function stepOf(
  act: WrittenAct,
  typed: Typed,
  departments: readonly DepartmentRef[],
): PolicyStep {
  const text = (name: string) => textOf(typed, name);
  const list = (name: string) => entriesOf(typed, name);
  switch (act) {
    case 'assess-risk': {
      const level = levels.find((one) => one === typed['level']) ?? '中';
      const risk = { level, concerns: list('concerns'), conclusion: text('conclusion') };
      return { kind: act, risk };
    }
    case 'plan':
      return {
        kind: act,
        plan: { measures: list('measures'), spokesperson: text('spokesperson') },
      };
    case 'interpret': {
      const department = departmentOf(typed, departments);
      const interpretation = { department, scheme: text('scheme'), materials: list('materials') };
      return { kind: act, interpretation };
    }
    case 'issue': {
      const interpretationUrl = text('interpretationUrl');
      return {
        kind: act,
        issuance: { number: text('number'), url: text('url'), interpretationUrl },
      };
    }
    case 'interpret-again': {
      const form = forms.find((one) => one === typed['form']) ?? '其他';
      return { kind: act, further: { form, subject: text('subject'), url: text('url') } };
    }
    case 'amend-words':
      return { kind: act, words: wordsOf(typed) };
  }
}

function wordsOf(typed: Typed) {
  const number = textOf(typed, 'number');
  return {
    aliases: entriesOf(typed, 'aliases'),
    entities: entriesOf(typed, 'entities'),
    measures: entriesOf(typed, 'measures'),
    ...(number !== '' && { number }),
  };
}

function departmentOf(typed: Typed, departments: readonly DepartmentRef[]): DepartmentRef {
  const id = textOf(typed, 'department');
  return departments.find((one) => one.id === id) ?? { id, name: id };
}

function textOf(typed: Typed, name: string): string {
  return (typed[name] ?? '').trim();
}

function entriesOf(typed: Typed, name: string): string[] {
  const entries = (typed[name] ?? '').split('\n').map((line) => line.trim());
  return [...new Set(entries.filter((line) => line !== ''))];
}

function lines(entries: readonly string[] = []): string {
  return entries.join('\n');
}
