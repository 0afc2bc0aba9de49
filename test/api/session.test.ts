import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser } from '../../src/actions/user/add.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { sessionMs } from '../../src/domain/session.ts';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, type ServedOffice } from '../support/served-office.ts';

const clock = openManualClock();
const password = '槐树下的三块石板';
let office: ServedOffice;
const call = (path: string, request?: ApiCall) => callApi(office.server.url, path, request);

beforeAll(async () => {
  office = await serveOffice(clock);
  const configured: never[] = [];
  const person = { id: 'wen', name: '温如石', roles: ['system-admin' as const], password };
  await addUser({ ...office.deps, ...office.platform, configured }, systemActor, person);
});
afterAll(() => office.close());

async function signedIn(name: string, given = password) {
  return call('/api/session', { body: { name, password: given } });
}

describe('the sign-in of the HTTP interface', () => {
  it('opens a session of twelve hours and says when it ends, by the office’s clock and the reader’s', async () => {
    const { status, body, cookie, headers } = await signedIn('wen');
    expect(status).toBe(200);
    const { acceleration } = (await call('/api/office')).body;
    expect(body).toEqual({
      id: 'wen',
      name: '温如石',
      roles: ['system-admin'],
      endsAt: clock.now() + sessionMs * acceleration,
      endsInMs: sessionMs,
    });
    expect(headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/i);
    expect((await call('/api/session', { cookie })).body).toEqual(body);
  });

  it('keeps only a hash of the session’s secret', async () => {
    const { cookie } = await signedIn('wen');
    const stored = await office.platform.documents.sessions.list('', 99);
    expect(JSON.stringify(stored)).not.toContain(cookie.split('=')[1]);
  });

  it('tells neither which of name and password was wrong', async () => {
    const wrong = await signedIn('wen', 'wrong');
    expect(wrong).toMatchObject({ status: 401, body: { type: 'wrong-credentials' } });
    expect((await signedIn('nobody')).body).toEqual(wrong.body);
  });

  it('ends a session after its time, and on sign-out', async () => {
    const { cookie } = await signedIn('wen');
    await call('/api/session', { cookie, method: 'DELETE' });
    expect(await call('/api/session', { cookie })).toMatchObject({ status: 401 });
    const { cookie: second } = await signedIn('wen');
    const { acceleration } = (await call('/api/office')).body;
    clock.advance(sessionMs * acceleration);
    expect(await call('/api/session', { cookie: second })).toMatchObject({ status: 401 });
  });

  it('lets a system administrator manage accounts and see no case', async () => {
    const { cookie } = await signedIn('wen');
    const zhou = { id: 'zhou', name: '周砚', roles: ['analyst'], password };
    const added = await call('/api/users', { cookie, body: zhou });
    expect(added).toMatchObject({ status: 200, body: { id: 'zhou', version: 1 } });
    expect(added.body).not.toHaveProperty('passwordHash');
    expect((await call('/api/users', { cookie })).body.users).toHaveLength(2);
    expect(await call('/api/queue', { cookie })).toMatchObject({ status: 403 });

    const { cookie: zhous } = await signedIn('zhou');
    expect(await call('/api/queue', { cookie: zhous })).toMatchObject({ status: 200 });
    expect(await call('/api/users', { cookie: zhous })).toMatchObject({ status: 403 });
    const change = { kind: 'disable' };
    const path = '/api/users/zhou';
    await call(path, { cookie, body: { expectedVersion: 1, change } });
    expect(await call('/api/queue', { cookie: zhous })).toMatchObject({ status: 401 });
    expect(await call(path, { cookie, body: { expectedVersion: 1, change } })).toMatchObject({
      status: 409,
      body: { currentVersion: 2 },
    });
  });
});
