import { z } from 'zod';
import { personSchema, roleSchema, type Actor } from '../domain/actor.ts';
import type { Case } from '../domain/case/case.ts';
import { permission } from '../domain/permission.ts';

export const assigneesSchema = z.strictObject({
  people: z.array(
    z.strictObject({
      ...personSchema.shape,
      roles: z.array(roleSchema),
      department: z.string().optional(),
    }),
  ),
});
type Assignees = z.infer<typeof assigneesSchema>;

/**
 * Who may claim the case at its stage; the people of departments only where theirs answers for it, or none does yet.
 * The lead department first, then by name.
 */
export function assigneesOf(one: Case, people: readonly Actor[]): Assignees {
  const responsible = [
    ...(one.lead ? [one.lead.department.id] : []),
    ...one.coDepartments.map(({ id }) => id),
  ];
  const isOpenTo = ({ roles, department = '' }: Actor) =>
    roles.some(
      (role) =>
        permission(role, one.stage, 'claim') &&
        (!departmental.has(role) || !one.lead || responsible.includes(department)),
    );
  const isLead = ({ department }: Actor) => Number(department === one.lead?.department.id);
  return {
    people: people
      .filter(isOpenTo)
      .toSorted((a, b) => isLead(b) - isLead(a) || (a.name < b.name ? -1 : 1)),
  };
}

/** The roles that act for a department alone. */
const departmental: ReadonlySet<string> = new Set(['handler', 'department-head']);
