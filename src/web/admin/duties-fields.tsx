import { useDepartments } from '../shared/departments.ts';
import { Checkbox, FieldSet, Select } from '../shared/fields.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { usersWords } from '../words/admin-users.ts';
import { domainWords } from '../words/domain.ts';
import type { AccountRole } from './user.ts';

export interface Duties {
  roles: readonly AccountRole[];
  /** Department id; empty for none. */
  department: string;
}

const roles: readonly AccountRole[] = [
  ...(['analyst', 'coordinator', 'office-head', 'handler', 'department-head'] as const),
  ...(['reviewer', 'secrecy-reviewer', 'publisher', 'leader', 'principal'] as const),
  ...(['system-admin', 'security-admin', 'audit-admin'] as const),
];

/** Roles and department of an account; what it had before stands beside what it will have. */
export function DutiesFields(props: {
  duties: Duties;
  before: Duties | undefined;
  onChange: (duties: Partial<Duties>) => void;
}) {
  const { duties, before, onChange } = props;
  const say = useWords(usersWords);
  const word = useCodes(domainWords);
  const departments = useDepartments();
  const inWords = (one: Duties) =>
    [
      one.roles.map(word).join(' · '),
      departments.find(({ id }) => id === one.department)?.name ?? say('noDepartment'),
    ].join(' / ');
  return (
    <>
      <FieldSet legend={say('roles')} id="user-roles">
        {roles.map((role) => (
          <Checkbox
            key={role}
            label={word(role)}
            checked={duties.roles.includes(role)}
            onChange={({ target }) =>
              onChange({
                roles: roles.filter((one) =>
                  one === role ? target.checked : duties.roles.includes(one),
                ),
              })
            }
          />
        ))}
      </FieldSet>
      <Select
        id="user-department"
        label={say('department')}
        value={duties.department}
        onChange={(event) => onChange({ department: event.target.value })}
      >
        <option value="">{say('noDepartment')}</option>
        {departments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {before && (
        <p role="status">
          {say('before')} <bdi>{inWords(before)}</bdi> → {say('after')} <bdi>{inWords(duties)}</bdi>
        </p>
      )}
    </>
  );
}
