import { lacksDepartment, mixesAdministration } from '../domain/account.ts';
import type { User } from './access.ts';
import { repeated, unknownName, unless } from './finding-rules.ts';
import { isLoopback } from './loopback.ts';
import type { Finding, YamlPath } from './problem.ts';
import type { OfficeFile } from './schema.ts';

/** What holds among the people who may sign in; `departments` is absent when the profile could not be read. */
export function checkAccess(
  { access: { users, demo }, server }: OfficeFile,
  departments: readonly string[] | undefined,
): Finding[] {
  const ids = users.map(({ id }) => id);
  return [
    ...repeated(ids, (i) => ['access', 'users', i, 'id']),
    ...users.flatMap((user, i) => checkUser(user, ['access', 'users', i], departments)),
    ...users.flatMap(({ tokenSha256 }, i) => {
      const other = users.slice(0, i).find((user) => user.tokenSha256 === tokenSha256);
      return unless(
        other === undefined,
        ['access', 'users', i, 'tokenSha256'],
        `the same token as ${other?.id}, expected one for each person`,
      );
    }),
    ...unless(
      !demo || isLoopback(server.host),
      ['access', 'demo'],
      `got true on server.host "${server.host}", expected false: demonstration tokens are public`,
    ),
  ];
}

function checkUser(
  user: User,
  path: YamlPath,
  departments: readonly string[] | undefined,
): Finding[] {
  const { roles, department } = user;
  return [
    ...unless(
      !mixesAdministration(roles),
      [...path, 'roles'],
      `got ${roles.join(', ')}, expected an administrator's role to stand alone`,
    ),
    ...unless(
      !lacksDepartment(user),
      path,
      `lacks a department, expected one for a ${roles.join(' and ')}`,
    ),
    ...(department !== undefined && departments
      ? unknownName(department, departments, [...path, 'department'])
      : []),
  ];
}
