import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser } from '../../src/actions/user/add.ts';
import { execute } from '../../src/actions/case/execute.ts';
import { systemActor, type Actor } from '../../src/domain/actor.ts';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const clock = openManualClock();
const analyst: Actor = { id: 'analyst', name: '沈云舟', roles: ['analyst'] };
let office: ServedOffice;
let caseId: string;
const call = (path: string, request?: ApiCall) => callApi(office.server.url, path, request);

beforeAll(async () => {
  office = await serveOffice(clock);
  caseId = (await office.open(storyOf('s1', clock.now()))).id;
  await office.open(storyOf('s2', clock.now(), { headline: '另一件事' }));
  await execute(office.deps, analyst, { caseId, command: { kind: 'claim' } });
  const person = {
    id: 'zhou',
    name: '周砚',
    roles: ['analyst' as const],
    password: '槐树下三块石板',
  };
  const deps = { ...office.deps, ...office.platform, configured: [] };
  await addUser(deps, systemActor, { ...person, password: `${person.password}了` });
});
afterAll(() => office.close());

describe('the audit over HTTP', () => {
  it('shows the auditor who did what when, and no content of the case', async () => {
    const { body: list } = await call('/api/audit/cases', { as: 'audit-admin' });
    expect(list.total).toBe(2);
    const one = await call(`/api/audit/cases/${caseId}`, { as: 'audit-admin' });
    expect(one.body.findings).toEqual([]);
    expect(one.body.events[0]).toMatchObject({ sequence: 1, kind: 'case-opened', by: '系统' });
    expect(one.body.events.at(-1)).toMatchObject({ by: '沈云舟', role: 'analyst' });
    expect(JSON.stringify([list, one.body])).not.toContain('山洪');
  });

  it('finds a case by part of its number', async () => {
    const number = (await office.platform.cases.get(caseId))?.number ?? '';
    const { body } = await call(`/api/audit/cases?number=${number.slice(-4)}`, {
      as: 'audit-admin',
    });
    expect(body).toMatchObject({ total: 1, cases: [{ id: caseId, number }] });
    expect(await call('/api/audit/cases/case-none', { as: 'audit-admin' })).toMatchObject({
      status: 404,
    });
  });

  it('shows what was done to the office itself, a page at a time', async () => {
    const { body } = await call('/api/audit/office?limit=1', { as: 'audit-admin' });
    expect(body.events).toMatchObject([{ kind: 'account-added', subject: 'zhou' }]);
    const before = encodeURIComponent(body.events[0].id);
    const next = await call(`/api/audit/office?before=${before}`, { as: 'audit-admin' });
    expect(next.body.events).toEqual([]);
  });

  it('is nobody else’s to read', async () => {
    for (const path of ['/api/audit/cases', `/api/audit/cases/${caseId}`, '/api/audit/office'])
      expect(await call(path, { as: 'leader' })).toMatchObject({ status: 403 });
  });
});
