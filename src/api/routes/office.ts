import type { Response } from 'express';
import type { Actor } from '../../domain/actor.ts';
import { sessionCookie, sessionMs } from '../access.ts';
import { contract } from '../contract.ts';
import { openApiDocument } from '../openapi.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** Health, contract, sign-in and sign-out: what is there before anybody is known. */
export function officeRoutes(serving: Serving, { clock, office, version }: ServerDeps): void {
  const document = openApiDocument(Object.values(contract), version);
  serve(serving, contract.health, () => ({ body: { status: 'ok' as const, now: clock.now() } }));
  serve(serving, contract.openApi, () => ({ body: document }));
  serve(serving, contract.office, () => ({ body: office }));
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
