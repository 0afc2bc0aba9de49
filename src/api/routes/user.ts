import { addUser } from '../../actions/user/add.ts';
import { changeUser } from '../../actions/user/change.ts';
import type { Account } from '../../domain/account.ts';
import { userContract as contract } from '../contract/user.ts';
import { conflict, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const maxUsers = 10_000;

/** The accounts of the office. */
export function userRoutes(serving: Serving, deps: ServerDeps): void {
  const userDeps = { ...deps, configured: deps.accounts.map(({ actor }) => actor) };
  serve(serving, contract.users, async () => {
    const accounts = await deps.documents.accounts.list('', maxUsers);
    return { body: { users: accounts.map(shown) } };
  });
  serve(serving, contract.addUser, async ({ body, actor }) => {
    const added = await addUser(userDeps, actor, body);
    return added.kind === 'added' ? { body: shown(added.account) } : { problem: refused(added) };
  });
  serve(serving, contract.changeUser, async ({ params, body, actor }) => {
    const changed = await changeUser(userDeps, actor, { id: params['id'] ?? '', ...body });
    switch (changed.kind) {
      case 'changed':
        return { body: shown(changed.account) };
      case 'conflict':
        return {
          problem: conflict('账号', {
            expected: body.expectedVersion,
            current: changed.currentVersion,
          }),
        };
      case 'refused':
        return { problem: refused(changed) };
    }
  });
}

/** Everything but the hash of the password. */
function shown({ id, version, name, roles, department, isDisabled }: Account) {
  return { id, version, name, roles, ...(department !== undefined && { department }), isDisabled };
}
