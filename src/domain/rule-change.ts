import { canonicalJson } from './audit/canonical-json.ts';
import type { Department } from './department.ts';
import type { PolicyProfile } from './policy.ts';

/**
 * What an office may change of its profile while it runs: its deadlines, who answers for what, what opens a case; with
 * the day from which it holds and the documents that it is drawn from.
 */
export type OfficeRules = Pick<
  PolicyProfile,
  | 'effectiveFrom'
  | 'basis'
  | 'obligations'
  | 'ladder'
  | 'departments'
  | 'defaultDepartment'
  | 'emphasis'
  | 'openingRules'
>;

interface Rules {
  obligation: PolicyProfile['obligations'][number];
  ladder: PolicyProfile['ladder'][number];
  department: Department;
  /** The id of the department that takes what no other answers for. */
  'default-department': string;
  emphasis: PolicyProfile['emphasis'][number];
  opening: PolicyProfile['openingRules'][number];
}

/** What becomes of one rule: absent `before` it is new, absent `after` it is gone. */
export type RuleChange<Kind extends keyof Rules = keyof Rules> = {
  [Of in Kind]: {
    of: Of;
    /** `C3 48小时回应`, the share of time of a ladder step (`50%`), a department's id, a priority, an opening rule's id. */
    name: string;
    before?: Rules[Of];
    after?: Rules[Of];
  };
}[Kind];

type Changeable = Omit<OfficeRules, 'effectiveFrom' | 'basis'>;

/** How the rules differ, kind by kind, each under the name by which it is known among its kind. */
export function changesOf(before: Changeable, after: Changeable): RuleChange[] {
  const between = <Kind extends keyof Rules>(
    of: Kind,
    rulesOf: (rules: Changeable) => readonly Named<Rules[Kind]>[],
  ) => differences(of, rulesOf(before), rulesOf(after));
  return [
    ...between('obligation', (rules) => named(rules.obligations, obligationName)),
    ...between('ladder', (rules) => named(rules.ladder, ({ at }) => `${Math.round(at * 100)}%`)),
    ...between('department', (rules) => named(rules.departments, ({ id }) => id)),
    ...between('default-department', ({ defaultDepartment }) =>
      named([defaultDepartment], () => 'defaultDepartment'),
    ),
    ...between('emphasis', (rules) => named(rules.emphasis, ({ priority }) => priority)),
    ...between('opening', (rules) => named(rules.openingRules, ({ id }) => id)),
  ];
}

/** By what an obligation is known among the others. */
export function obligationName({ clock, name }: { clock: string; name: string }): string {
  return `${clock} ${name}`;
}

interface Named<Rule> {
  name: string;
  rule: Rule;
}

/** Rules under their names; the second of a name is `P1·2`. */
function named<Rule>(rules: readonly Rule[], nameOf: (rule: Rule) => string): Named<Rule>[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const name = nameOf(rule);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return { name: nth === 1 ? name : `${name}·${nth}`, rule };
  });
}

function differences<Of extends keyof Rules>(
  of: Of,
  before: readonly Named<Rules[Of]>[],
  after: readonly Named<Rules[Of]>[],
): RuleChange<Of>[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [was, is] = [before, after].map((rules) => rules.find((one) => one.name === name)?.rule);
    if (canonicalJson(was) === canonicalJson(is)) return [];
    return [
      {
        of,
        name,
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      },
    ];
  });
}
