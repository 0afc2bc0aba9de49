import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { actorOf } from '../domain/account.ts';
import type { Actor } from '../domain/actor.ts';
import { sessionMs, type Session } from '../domain/session.ts';
import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../ports/documents.ts';

/** An account of the configuration, which signs in with its token. */
export interface TokenAccount {
  actor: Actor;
  /** SHA-256 of the token in hex; the token itself is never stored. */
  tokenSha256: string;
}

export interface AccessDeps {
  documents: Pick<Documents, 'accounts' | 'sessions'>;
  clock: Pick<Clock, 'now'>;
  accounts: readonly TokenAccount[];
  /** A demonstration that runs at sixty times the speed must not sign people out after minutes. */
  acceleration: number;
}

/** Somebody who is signed in; without a session they carry a token. */
export interface Visitor {
  actor: Actor;
  session?: Session;
}

export interface Access {
  /** Who is behind the request's session cookie or bearer token. */
  visitorOf(request: Request): Promise<Visitor | undefined>;
  /** The actor with this token. */
  holderOf(token: string): Actor | undefined;
  /** Opens a session and gives the secret for its cookie. */
  begin(actor: Actor): Promise<{ session: Session; secret: string }>;
  end(request: Request): Promise<void>;
}

export const sessionCookie = 'huiying_session';

/** Sessions in the store, under the hash of their secret: they outlive a restart, and a copy of the store opens none. */
export function openAccess({ documents, clock, accounts, acceleration }: AccessDeps): Access {
  const { sessions } = documents;

  async function visitorWith(secret: string): Promise<Visitor | undefined> {
    const session = await sessions.get(sha256(secret));
    if (session === undefined || session.expiresAt <= clock.now()) return undefined;
    const actor = await personWith(session.owner);
    return actor && { actor, session };
  }

  async function personWith(id: string): Promise<Actor | undefined> {
    const configured = accounts.find(({ actor }) => actor.id === id);
    if (configured) return configured.actor;
    const account = await documents.accounts.get(id);
    return account === undefined || account.isDisabled ? undefined : actorOf(account);
  }

  const holderOf = (token: string) =>
    accounts.find(({ tokenSha256 }) => isHashOf(tokenSha256, token))?.actor;

  return {
    async visitorOf(request) {
      const token = bearerToken(request);
      if (token !== undefined) {
        const actor = holderOf(token);
        return actor && { actor };
      }
      const secret = secretOf(request);
      return secret === undefined ? undefined : visitorWith(secret);
    },
    holderOf,
    async begin({ id: owner }) {
      const secret = randomBytes(32).toString('base64url');
      const openedAt = clock.now();
      const expiresAt = openedAt + sessionMs * acceleration;
      const session = { id: sha256(secret), version: 1, owner, openedAt, expiresAt };
      await sessions.save(session, 0);
      return { session, secret };
    },
    async end(request) {
      const secret = secretOf(request);
      if (secret !== undefined) await sessions.remove(sha256(secret));
    },
  };
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1];
}

function isHashOf(expectedHex: string, token: string): boolean {
  const [expected, given] = [Buffer.from(expectedHex, 'hex'), Buffer.from(sha256(token), 'hex')];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function secretOf(request: Request): string | undefined {
  const cookies = (request.get('cookie') ?? '').split(/;\s*/);
  const prefix = `${sessionCookie}=`;
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}
