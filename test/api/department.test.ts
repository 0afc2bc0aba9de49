import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const clock = openManualClock();
let office: ServedOffice;
let caseId: string;
const call = (path: string, request?: ApiCall) => callApi(office.server.url, path, request);

beforeAll(async () => {
  office = await serveOffice(clock);
  caseId = (await office.open(storyOf('s1', clock.now()))).id;
});
afterAll(() => office.close());

describe('the figures of the office over HTTP', () => {
  it('give the leader the cockpit and the list behind a figure, a page at a time', async () => {
    const { body } = await call('/api/cockpit', { as: 'leader' });
    expect(body).toMatchObject({ open: 1, toSign: 0, overdue: 0 });
    const behind = await call('/api/cockpit/cases?figure=open&limit=1', { as: 'leader' });
    expect(behind.body).toMatchObject({ total: 1, cases: [{ id: caseId }] });
    const next = await call('/api/cockpit/cases?figure=open&skip=1', { as: 'leader' });
    expect(next.body).toMatchObject({ total: 1, cases: [] });
    const odd = await call('/api/cockpit/cases?figure=everything', { as: 'leader' });
    expect(odd.status).toBe(400);
  });

  it('show a department its own desk and nobody else’s', async () => {
    const as = 'department-head';
    const own = await call('/api/department', { as });
    expect(own.body).toMatchObject({ id: 'scenic-safety', consultations: [] });
    expect(await call('/api/department?id=information-centre', { as })).toMatchObject({
      status: 403,
    });
    expect(await call('/api/cockpit', { as })).toMatchObject({ status: 403 });
    const looked = await call('/api/department?id=scenic-safety', { as: 'leader' });
    expect(looked.status).toBe(200);
    expect(await call('/api/department', { as: 'leader' })).toMatchObject({ status: 404 });
  });

  it('list the departments with their load, and their scores to whoever oversees them', async () => {
    const { body } = await call('/api/departments', { as: 'analyst' });
    expect(body.departments.find(({ id }: { id: string }) => id === 'scenic-safety')).toMatchObject(
      {
        leads: 0,
        asked: 0,
      },
    );
    const scores = await call('/api/departments/scores', { as: 'leader' });
    expect(scores.body).toMatchObject({ scores: [] });
    expect(await call('/api/departments/scores', { as: 'analyst' })).toMatchObject({ status: 403 });
  });
});
