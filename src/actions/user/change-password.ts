import { refuseAccount, withPassword, type AccountRefused } from '../../domain/account-change.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Instant } from '../../domain/time.ts';
import { endSessionsOf } from '../session/end.ts';
import { signIn, type SignInDeps } from '../session/sign-in.ts';
import type { UserDeps } from './add.ts';

export type PasswordChanged =
  { kind: 'changed' } | { kind: 'wrong' } | { kind: 'locked'; until: Instant } | AccountRefused;

/** A person's own new password, after the present one is given; signs the person out everywhere. */
export async function changePassword(
  deps: UserDeps & SignInDeps,
  actor: Actor,
  { present, next }: { present: string; next: string },
): Promise<PasswordChanged> {
  const account = await deps.documents.accounts.get(actor.id);
  if (account === undefined)
    return refuseAccount('account-missing', '此账号在配置文件中，以口令登录，没有密码可改');
  const checked = await signIn(deps, { name: actor.id, password: present });
  if (checked.kind !== 'signed-in') return checked;
  const passwordHash = await deps.passwords.hash(next);
  const changed = withPassword(account, passwordHash, { actor, now: deps.clock.now() });
  const saved = await deps.documents.accounts.save(changed.account, account.version, changed.event);
  if (saved === 'conflict')
    return refuseAccount('account-missing', '账号刚被管理员更改，请重新登录后再试');
  await endSessionsOf(deps, actor.id);
  return { kind: 'changed' };
}
