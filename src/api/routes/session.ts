import type { Response } from 'express';
import { signIn, type SignedIn } from '../../actions/session/sign-in.ts';
import { changePassword } from '../../actions/user/change-password.ts';
import type { Actor } from '../../domain/actor.ts';
import { sessionMs, type Session } from '../../domain/session.ts';
import { shanghaiMinute, type Instant } from '../../domain/time.ts';
import { sessionCookie } from '../access.ts';
import { sessionContract as contract } from '../contract/session.ts';
import type { Problem } from '../errors.ts';
import { refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** Signing in and out. */
export function sessionRoutes(serving: Serving, deps: ServerDeps): void {
  const { access } = serving;
  const { acceleration } = deps.office;
  const nameTag = openNameTag(deps);
  const userDeps = { ...deps, acceleration, configured: deps.accounts.map(({ actor }) => actor) };

  serve(serving, contract.signIn, async ({ body, response }) => {
    const signedIn = 'token' in body ? bearerOf(body.token) : await signIn(userDeps, body);
    if (signedIn.kind !== 'signed-in') return { problem: signInProblem(signedIn) };
    const { session, secret } = await access.begin(signedIn.actor);
    setSession(response, secret);
    return { body: nameTag(signedIn.actor, session) };
  });
  serve(serving, contract.session, ({ actor, visitor }) => ({
    body: nameTag(actor, visitor?.session),
  }));
  serve(serving, contract.changePassword, async ({ body, actor, response }) => {
    const changed = await changePassword(userDeps, actor, body);
    if (changed.kind === 'refused') return { problem: refused(changed) };
    if (changed.kind !== 'changed') return { problem: signInProblem(changed) };
    response.clearCookie(sessionCookie);
    return { body: {} };
  });
  serve(serving, contract.signOut, async ({ request, response }) => {
    await access.end(request);
    response.clearCookie(sessionCookie);
    return { body: {} };
  });

  function bearerOf(token: string): SignedIn {
    const actor = access.holderOf(token);
    return actor ? { kind: 'signed-in', actor } : { kind: 'wrong' };
  }
}

function openNameTag({ clock, office: { acceleration } }: ServerDeps) {
  return ({ id, name, roles, department }: Actor, session?: Session) => ({
    id,
    name,
    roles,
    ...(department === undefined ? {} : { department }),
    ...(session && {
      endsAt: session.expiresAt,
      endsInMs: Math.max(0, Math.round((session.expiresAt - clock.now()) / acceleration)),
    }),
  });
}

function signInProblem(failed: { kind: 'wrong' } | { kind: 'locked'; until: Instant }): Problem {
  if (failed.kind === 'wrong') {
    const detail = '账号、密码或口令不正确，请核对后重试。';
    return { type: 'wrong-credentials', status: 401, title: '登录失败', detail };
  }
  const { until } = failed;
  const detail = `连续输错次数过多，此账号锁定至 ${shanghaiMinute(until)}，之后可以再试。`;
  return { type: 'locked', status: 429, title: '账号已锁定', detail, lockedUntil: until };
}

function setSession(response: Response, secret: string): void {
  response.cookie(sessionCookie, secret, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    maxAge: sessionMs,
  });
}
