import { actorOf } from '../../domain/account.ts';
import type { Actor } from '../../domain/actor.ts';
import { lockedUntil, lockMs, oneMoreTry, type SignInTries } from '../../domain/session.ts';
import type { Instant } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Documents } from '../../ports/documents.ts';
import type { PasswordHasher } from '../../ports/password-hasher.ts';

export interface SignInDeps {
  documents: Pick<Documents, 'accounts' | 'signInTries'>;
  passwords: PasswordHasher;
  clock: Pick<Clock, 'now'>;
  /** SHA-256 of a text in hex. */
  hash: (text: string) => string;
  /** How many minutes of the office's clock pass in one of the people's. */
  acceleration: number;
}

export type SignedIn =
  | { kind: 'signed-in'; actor: Actor }
  /** Name or password: which of the two is not told. */
  | { kind: 'wrong' }
  | { kind: 'locked'; until: Instant };

/**
 * Who this name and password are. Each try is counted before the password is looked at, so that tries side by side
 * are all counted; an unknown name takes as long and locks as soon as a known one.
 */
export async function signIn(
  deps: SignInDeps,
  { name, password }: { name: string; password: string },
): Promise<SignedIn> {
  const { documents, passwords, clock } = deps;
  const tries = await countTry(deps, name);
  if (tries.kind === 'locked') return tries;
  const account = await documents.accounts.get(name);
  const isRight = await passwords.verify(password, account?.passwordHash);
  if (isRight && account && !account.isDisabled) {
    await documents.signInTries.remove(tries.id);
    return { kind: 'signed-in', actor: actorOf(account) };
  }
  const until = lockedUntil(await documents.signInTries.get(tries.id), clock.now());
  return until === undefined ? { kind: 'wrong' } : { kind: 'locked', until };
}

async function countTry(
  { documents: { signInTries }, clock, hash, acceleration }: SignInDeps,
  name: string,
): Promise<{ kind: 'counted'; id: string } | { kind: 'locked'; until: Instant }> {
  const id = hash(name);
  for (;;) {
    const now = clock.now();
    const known: SignInTries | undefined = await signInTries.get(id);
    const until = lockedUntil(known, now);
    if (until !== undefined) return { kind: 'locked', until };
    const next = oneMoreTry(known, { id, now, lockForMs: lockMs * acceleration });
    // another try at the same name came first: count after it
    if ((await signInTries.save(next, known?.version ?? 0)) === 'saved')
      return { kind: 'counted', id };
  }
}
