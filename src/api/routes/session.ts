import type { Response } from 'express';
import type { Actor } from '../../domain/actor.ts';
import { sessionCookie, sessionMs } from '../access.ts';
import { sessionContract as contract } from '../contract/session.ts';
import { serve } from '../route.ts';
import type { Serving } from '../serving.ts';

/** Signing in and out. */
export function sessionRoutes(serving: Serving): void {
  serve(serving, contract.signIn, ({ body, response }) => {
    const session = serving.access.signIn(body.token);
    if (!session) {
      const detail = '口令不正确,请核对后重试。';
      return { problem: { type: 'wrong-token', status: 401, title: '登录失败', detail } };
    }
    setSession(response, session.sessionId);
    return { body: nameTag(session.actor) };
  });
  serve(serving, contract.session, ({ actor }) =>
    actor
      ? { body: nameTag(actor) }
      : {
          problem: { type: 'not-signed-in', status: 401, title: '尚未登录', detail: '请先登录。' },
        },
  );
  serve(serving, contract.signOut, ({ request, response }) => {
    serving.access.signOut(request);
    response.clearCookie(sessionCookie);
    return { body: {} };
  });
}

function setSession(response: Response, sessionId: string): void {
  response.cookie(sessionCookie, sessionId, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    maxAge: sessionMs,
  });
}

function nameTag({ name, roles, department }: Actor) {
  return { name, roles, ...(department === undefined ? {} : { department }) };
}
