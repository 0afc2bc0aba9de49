import { hourMs, minuteMs, type Instant } from './time.ts';

/** A person is signed in; whoever holds the secret behind `id` is that person. */
export interface Session {
  /** SHA-256 of the secret in the cookie, in hex. */
  id: string;
  version: number;
  /** The account. */
  owner: string;
  openedAt: Instant;
  expiresAt: Instant;
}

/** Failed tries at one name, whether there is such an account or not. */
export interface SignInTries {
  /** SHA-256 of the name, in hex. */
  id: string;
  version: number;
  /** Tries since the last success, the one under way included. */
  tries: number;
  lockedUntil?: Instant;
  expiresAt: Instant;
}

export const sessionMs = 12 * hourMs;
/** This many tries may fail, then the name is locked. */
export const triesAllowed = 10;
export const lockMs = 15 * minuteMs;

/** The tries with one more counted; a lock that has passed begins a new count. */
export function oneMoreTry(
  known: SignInTries | undefined,
  { id, now, lockForMs }: { id: string; now: Instant; lockForMs: number },
): SignInTries {
  const isOver = known === undefined || known.expiresAt <= now;
  const tries = isOver ? 1 : known.tries + 1;
  const expiresAt = now + lockForMs;
  const locked = tries >= triesAllowed ? { lockedUntil: expiresAt } : {};
  return { id, version: (known?.version ?? 0) + 1, tries, expiresAt, ...locked };
}

/** Until when nobody may try this name; `undefined` when they may. */
export function lockedUntil(tries: SignInTries | undefined, now: Instant): Instant | undefined {
  const until = tries?.lockedUntil;
  return until !== undefined && until > now ? until : undefined;
}
