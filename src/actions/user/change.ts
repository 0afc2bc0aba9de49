import {
  checkDuties,
  disabled,
  refuseAccount,
  refuseAccountRole,
  withDuties,
  withPassword,
  type AccountChange,
  type AccountRefused,
} from '../../domain/account-change.ts';
import type { Account } from '../../domain/account.ts';
import type { Actor } from '../../domain/actor.ts';
import { endSessionsOf } from '../session/end.ts';
import type { UserDeps } from './add.ts';

export type UserChanged =
  | { kind: 'changed'; account: Account }
  | AccountRefused
  | { kind: 'conflict'; currentVersion: number };

/**
 * Changes an account, the administrator's own excepted. Who loses the right to sign in, or gets a new password, is
 * signed out everywhere; other duties hold from the next request.
 */
export async function changeUser(
  deps: UserDeps,
  actor: Actor,
  input: { id: string; expectedVersion: number; change: AccountChange },
): Promise<UserChanged> {
  const { id, expectedVersion, change } = input;
  const notPermitted = refuseAccountRole(actor);
  if (notPermitted) return notPermitted;
  if (id === actor.id)
    return refuseAccount('own-account', '不能更改自己的账号，请由另一位系统管理员办理');
  if (change.kind === 'set-duties') {
    const impossible = checkDuties(change, deps.profile.departments);
    if (impossible) return impossible;
  }
  const { accounts } = deps.documents;
  const before = await accounts.get(id);
  if (before === undefined)
    return refuseAccount('account-missing', `没有账号“${id}”，请刷新后重试`);
  if (before.version !== expectedVersion)
    return { kind: 'conflict', currentVersion: before.version };
  const { account, event } = await changed(deps, actor, { before, change });
  if ((await accounts.save(account, expectedVersion, event)) === 'conflict')
    return { kind: 'conflict', currentVersion: expectedVersion + 1 };
  if (change.kind === 'disable' || change.kind === 'reset-password') await endSessionsOf(deps, id);
  return { kind: 'changed', account };
}

async function changed(
  { passwords, clock }: UserDeps,
  actor: Actor,
  { before, change }: { before: Account; change: AccountChange },
) {
  switch (change.kind) {
    case 'set-duties': {
      const { roles, department } = change;
      const duties = { roles, ...(department !== undefined && { department }) };
      return withDuties(before, duties, { actor, now: clock.now() });
    }
    case 'reset-password': {
      const passwordHash = await passwords.hash(change.password);
      return withPassword(before, passwordHash, { actor, now: clock.now() });
    }
    case 'disable':
      return disabled(before, true, { actor, now: clock.now() });
    case 'enable':
      return disabled(before, false, { actor, now: clock.now() });
  }
}
