import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../src/api/contract.ts';
import { commandsFor } from '../../src/domain/permission.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const clock = openManualClock();
const story = storyOf('s1', clock.now());
let office: ServedOffice;
let caseId: string;

beforeAll(async () => {
  office = await serveOffice(clock);
  caseId = (await office.open(story)).id;
});
afterAll(() => office.close());

async function call(
  path: string,
  { as, body, method }: { as?: string; body?: unknown; method?: string } = {},
) {
  const response = await fetch(`${office.server.url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      'content-type': 'application/json',
      ...(as && { authorization: `Bearer demo-${as}` }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(await response.text()),
  };
}

describe('the HTTP interface', () => {
  it('describes every route of the contract as OpenAPI 3.1', async () => {
    const { body } = await call('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    for (const { path, method, operationId } of Object.values(contract)) {
      const described = body.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method];
      expect(described?.operationId).toBe(operationId);
    }
  });

  it('says where a request may be sent twice, and that a password never may', async () => {
    const { paths } = (await call('/api/openapi.json')).body;
    const headers = (path: string): string[] =>
      paths[path].post.parameters.map(({ name }: { name: string }) => name);
    expect(headers('/api/cases/{id}/commands')).toContain('Idempotency-Key');
    expect(headers('/api/users')).not.toContain('Idempotency-Key');
  });

  it.each(Object.values(contract).filter(({ allow }) => allow !== 'anyone'))(
    'lets nobody call $operationId who is not signed in',
    async ({ path, method }) => {
      const asked = path.replace(':id', caseId);
      const { status, body } = await call(asked, { method: method.toUpperCase() });
      expect(status).toBe(401);
      expect(body).toMatchObject({ status: 401, detail: '请先登录。' });
    },
  );

  it('shows no case to an audit administrator', async () => {
    for (const path of ['/api/queue', `/api/cases/${caseId}`, '/api/stories', '/api/events']) {
      expect(await call(path, { as: 'audit-admin' })).toMatchObject({ status: 403 });
    }
  });

  it('lists the case in the queue with the clock that decides its place', async () => {
    const { body } = await call('/api/queue', { as: 'analyst' });
    expect(body.rows).toHaveLength(1);
    expect(body.rows[0]).toMatchObject({
      id: caseId,
      title: '青川古城景区突发山洪',
      priorities: ['P4'],
      stage: '收集',
      severity: { level: '重大', provisional: true },
      appearances: 1,
    });
    expect(body.rows[0].clock.dueAt).toBeGreaterThan(body.now);
  });

  it('carries out a command on the version that the person saw, and answers 409 on an older one', async () => {
    const { body: page } = await call(`/api/cases/${caseId}`, { as: 'analyst' });
    const expectedVersion = page.case.version;
    const claim = { expectedVersion, command: { kind: 'claim' } };
    const done = await call(`/api/cases/${caseId}/commands`, { as: 'analyst', body: claim });
    expect(done).toMatchObject({ status: 200, body: { version: expectedVersion + 1 } });
    const late = await call(`/api/cases/${caseId}/commands`, { as: 'analyst', body: claim });
    expect(late).toMatchObject({ status: 409, body: { currentVersion: expectedVersion + 1 } });
    expect(late.headers.get('content-type')).toContain('application/problem+json');
  });

  it('says why a command is refused, and which ones this person may give in this stage', async () => {
    const { body: page } = await call(`/api/cases/${caseId}`, { as: 'analyst' });
    const refusedTo = async (as: string, kind: string) =>
      call(`/api/cases/${caseId}/commands`, {
        as,
        body: { expectedVersion: page.case.version, command: { kind } },
      });
    const early = await refusedTo('coordinator', 'declare-handling-ended');
    expect(early).toMatchObject({ status: 422, body: { reason: 'wrong-stage', stage: '收集' } });
    expect(early.body.detail).toContain('回应');
    expect(early.body.allowed).toEqual(commandsFor(['coordinator', 'office-head'], '收集'));
    const foreign = await refusedTo('reviewer', 'claim');
    expect(foreign).toMatchObject({ status: 403, body: { reason: 'not-permitted' } });
    expect(foreign.body.allowed).toEqual(commandsFor(['reviewer'], '收集'));
    expect(foreign.body.allowed).not.toContain('claim');
  });

  it('names what is wrong with a body that is not a command, and with one that is not JSON', async () => {
    const path = `/api/cases/${caseId}/commands`;
    const odd = await call(path, {
      as: 'analyst',
      body: { expectedVersion: 0, command: { kind: 'delete' } },
    });
    expect(odd.status).toBe(400);
    expect(odd.body.detail).toContain('expectedVersion');
    expect(await call(path, { as: 'analyst', body: '{' })).toMatchObject({ status: 400 });
  });

  it('answers an address that does not exist with a problem', async () => {
    expect(await call('/api/nothing', { as: 'analyst' })).toMatchObject({
      status: 404,
      body: { type: 'not-found' },
    });
    expect(await call('/api/cases/case-none', { as: 'analyst' })).toMatchObject({ status: 404 });
  });

  it('opens a session for a token and forgets it on sign-out', async () => {
    expect(await call('/api/session', { body: { token: 'wrong' } })).toMatchObject({ status: 401 });
    const { headers } = await call('/api/session', { body: { token: 'demo-analyst' } });
    const setCookie = headers.get('set-cookie') ?? '';
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Strict/i);
    const cookie = setCookie.split(';', 1)[0] ?? '';
    const status = async () =>
      (await fetch(`${office.server.url}/api/session`, { headers: { cookie } })).status;
    expect(await status()).toBe(200);
    await fetch(`${office.server.url}/api/session`, { method: 'DELETE', headers: { cookie } });
    expect(await status()).toBe(401);
  });

  it('serves the page under a content security policy that runs no foreign script', async () => {
    const response = await fetch(`${office.server.url}/`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
