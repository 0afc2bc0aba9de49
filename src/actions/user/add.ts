import {
  addedAccount,
  checkDuties,
  refuseAccount,
  refuseAccountRole,
  type AccountRefused,
  type NewAccount,
} from '../../domain/account-change.ts';
import type { Account } from '../../domain/account.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PolicyProfile } from '../../domain/policy.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Documents } from '../../ports/documents.ts';
import type { PasswordHasher } from '../../ports/password-hasher.ts';

export interface UserDeps {
  documents: Pick<Documents, 'accounts' | 'sessions'>;
  passwords: PasswordHasher;
  clock: Pick<Clock, 'now'>;
  profile: Pick<PolicyProfile, 'departments'>;
  /** Accounts of the configuration: their ids are taken. */
  configured: readonly Pick<Actor, 'id'>[];
}

export type UserAdded = { kind: 'added'; account: Account } | AccountRefused;

/** Adds an account; a system administrator's work, or the command line's. */
export async function addUser(deps: UserDeps, actor: Actor, input: NewAccount): Promise<UserAdded> {
  const notPermitted = refuseAccountRole(actor);
  if (notPermitted) return notPermitted;
  const impossible = checkDuties(input, deps.profile.departments);
  if (impossible) return impossible;
  const isTaken = refuseAccount('account-exists', `账号“${input.id}”已存在，请另取一个`);
  if (deps.configured.some(({ id }) => id === input.id)) return isTaken;
  const passwordHash = await deps.passwords.hash(input.password);
  const { account, event } = addedAccount(input, passwordHash, { actor, now: deps.clock.now() });
  const saved = await deps.documents.accounts.save(account, 0, event);
  return saved === 'saved' ? { kind: 'added', account } : isTaken;
}
