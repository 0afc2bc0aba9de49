import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Actor } from '../domain/actor.ts';
import { hourMs } from '../domain/time.ts';

/** An account that may sign in with its token. */
export interface Account {
  actor: Actor;
  /** SHA-256 of the token in hex; the token itself is never stored. */
  tokenSha256: string;
}

export interface Access {
  /** The actor behind the request's session cookie or bearer token. */
  actorOf(request: Request): Actor | undefined;
  /** Opens a session for the token's account; `undefined` when no account has it. */
  signIn(token: string): { actor: Actor; sessionId: string } | undefined;
  signOut(request: Request): void;
}

export const sessionCookie = 'huiying_session';
export const sessionMs = 12 * hourMs;

/**
 * Sessions in memory: a restart signs everybody out. Their time is the machine's own: a demonstration
 * that runs at sixty times the speed must not sign people out after minutes.
 */
export function openAccess(
  accounts: readonly Account[],
  monotonicMs: () => number = () => performance.now(),
): Access {
  const sessions = new Map<string, { actor: Actor; endsAt: number }>();
  return {
    actorOf(request) {
      const bearer = bearerToken(request);
      if (bearer !== undefined) return accountOf(accounts, bearer)?.actor;
      const session = sessions.get(sessionIdOf(request) ?? '');
      return session && session.endsAt > monotonicMs() ? session.actor : undefined;
    },
    signIn(token) {
      const account = accountOf(accounts, token);
      if (!account) return undefined;
      forgetEnded(sessions, monotonicMs());
      const sessionId = randomBytes(32).toString('base64url');
      sessions.set(sessionId, { actor: account.actor, endsAt: monotonicMs() + sessionMs });
      return { actor: account.actor, sessionId };
    },
    signOut(request) {
      sessions.delete(sessionIdOf(request) ?? '');
    },
  };
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1];
}

function accountOf(accounts: readonly Account[], token: string): Account | undefined {
  const given = createHash('sha256').update(token).digest();
  return accounts.find(({ tokenSha256 }) => {
    const expected = Buffer.from(tokenSha256, 'hex');
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

function sessionIdOf(request: Request): string | undefined {
  const cookies = (request.get('cookie') ?? '').split(/;\s*/);
  const prefix = `${sessionCookie}=`;
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

function forgetEnded(sessions: Map<string, { endsAt: number }>, nowMs: number): void {
  for (const [id, { endsAt }] of sessions) if (endsAt <= nowMs) sessions.delete(id);
}
