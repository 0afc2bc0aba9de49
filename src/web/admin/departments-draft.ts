import type { FieldError } from '../shared/fields.tsx';
import type { Profile, SentDraft } from './edition-draft.ts';

/** A department as it stands in the form: lists are what was typed. */
export interface DraftDepartment {
  id: string;
  /** The id of one that exists stands in cases and accounts and stays. */
  isNew: boolean;
  name: string;
  aliases: string;
  duties: string;
  region: string;
  clause: string;
}

export interface DepartmentsDraft {
  departments: readonly DraftDepartment[];
  defaultDepartment: string;
}

export const newDepartment: DraftDepartment = {
  id: '',
  isNew: true,
  name: '',
  aliases: '',
  duties: '',
  region: '',
  clause: '',
};

/** The draft that changes no department yet. */
export function departmentsDraftOf(profile: Profile): DepartmentsDraft {
  const { departments, defaultDepartment } = profile;
  return {
    defaultDepartment,
    departments: departments.map(
      ({ id, name, aliases = [], duties, region = [], clause = '' }) => ({
        id,
        isNew: false,
        name,
        aliases: aliases.join('、'),
        duties: duties.join('、'),
        region: region.join(' '),
        clause,
      }),
    ),
  };
}

/** The departments as the server takes them: what was left empty is left out. */
export function sentDepartments({
  departments,
  defaultDepartment,
}: DepartmentsDraft): Pick<SentDraft, 'departments' | 'defaultDepartment'> {
  return {
    defaultDepartment,
    departments: departments.map(({ id, name, aliases, duties, region, clause }) => {
      const others = wordsOf(aliases);
      const division = region.split(/\s+/).filter((part) => part !== '');
      return {
        id: id.trim(),
        name: name.trim(),
        ...(others.length > 0 && { aliases: others }),
        duties: wordsOf(duties),
        ...(division.length > 0 && { region: division }),
        ...(clause.trim() !== '' && { clause: clause.trim() }),
      };
    }),
  };
}

/** What can be said of the draft before the server looks at it. */
export function faultsOf(
  { departments }: DepartmentsDraft,
  say: (fault: 'needId' | 'needDepartmentName') => string,
): FieldError[] {
  return departments.flatMap(({ id, name }, i) => [
    ...(/^[a-z0-9][a-z0-9-]*$/.test(id.trim())
      ? []
      : [{ fieldId: `department-${i}-id`, message: say('needId') }]),
    ...(name.trim() === ''
      ? [{ fieldId: `department-${i}-name`, message: say('needDepartmentName') }]
      : []),
  ]);
}

/** The field of a place in the profile that the server found wrong, e.g. `departments[2].region`. */
export function fieldOf(path: string): string | undefined {
  if (path === 'defaultDepartment') return 'default-department';
  if (path === 'departments') return 'department-add';
  const [, index, field = 'name'] = /^departments\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
  return index === undefined ? undefined : `department-${index}-${field}`;
}

/** Whether what this browser held is such a draft: written by these screens alone. */
export function isDepartmentsDraft(value: unknown): value is DepartmentsDraft {
  return typeof value === 'object' && value !== null && 'departments' in value;
}

function wordsOf(typed: string): string[] {
  const words = typed.split(/[、,，;；\n]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
