import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { itemWith } from '../support/item.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const clock = openManualClock();
const forum = {
  kind: 'rss',
  id: 'yunhe-forum',
  name: '云禾论坛',
  tier: 'forum',
  url: 'http://127.0.0.1:9/feed',
  enabled: true,
  basis: '公开网页',
};
const html =
  '<html><head><title>古城积水</title><script>alert(1)</script></head><body><p>古城积水三天。</p></body></html>';
let office: ServedOffice;
let caseId: string;
const call = (path: string, request?: ApiCall) => callApi(office.server.url, path, request);

beforeAll(async () => {
  office = await serveOffice(clock, [forum]);
  const { blobs, items } = office.platform;
  const url = 'https://bbs.yunhe.example/1';
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const fetched = { sourceId: 'yunhe-forum', url, finalUrl: url, status: 200, headers };
  const bytes = new TextEncoder().encode(html);
  const evidence = await blobs.keep(bytes, { ...fetched, fetchedAt: clock.now() });
  const item = itemWith({ id: 's1-1', text: '古城积水三天。', evidence, url });
  await items.put([{ item, tags: [], severityEvidence: [], region: [], owners: [] }]);
  caseId = (await office.open(storyOf('s1', clock.now()))).id;
});
afterAll(() => office.close());

describe('evidence over HTTP', () => {
  it('is shown as text with its hash and where it was fetched', async () => {
    const { body } = await call('/api/items/s1-1/snapshot', { as: 'analyst' });
    expect(body).toMatchObject({ title: '古城积水', text: '古城积水三天。' });
    expect(body.fetches).toMatchObject([{ url: 'https://bbs.yunhe.example/1', status: 200 }]);
    expect(JSON.stringify(body)).not.toContain('<');
    expect(await call('/api/items/none/snapshot', { as: 'analyst' })).toMatchObject({
      status: 404,
    });
  });

  it('leaves as a download that no browser opens', async () => {
    const response = await fetch(`${office.server.url}/api/items/s1-1/snapshot/bytes`, {
      headers: { authorization: 'Bearer demo-analyst' },
    });
    expect(response.headers.get('content-type')).toContain('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(await response.text()).toBe(html);
  });
});

describe('a correction of tags over HTTP', () => {
  const path = '/api/items/s1-1/corrections';
  const evidence = [{ rule: 'person', field: 'text', start: 0, end: 4, text: '古城积水' }];
  const reason = '积水影响出行';

  it('is an analyst’s, rests on words of the item, and stays on record', async () => {
    const verdicts = [{ priority: 'P2', holds: true, evidence }];
    const { body } = await call(path, { as: 'analyst', body: { verdicts, reason } });
    expect(body.tags).toMatchObject([{ priority: 'P2', certainty: 'sure' }]);
    const { body: kept } = await call(path, { as: 'leader' });
    expect(kept.corrections).toMatchObject([{ id: body.correctionId, reason }]);
    const bare = { verdicts: [{ priority: 'P3', holds: true }], reason };
    expect(await call(path, { as: 'analyst', body: bare })).toMatchObject({
      status: 422,
      body: { reason: 'unproven' },
    });
    expect(await call(path, { as: 'leader', body: bare })).toMatchObject({ status: 403 });
  });
});

describe('a source over HTTP', () => {
  it('shows how it is configured and how it fares', async () => {
    const { body } = await call('/api/sources/yunhe-forum', { as: 'analyst' });
    expect(body).toMatchObject({
      configured: { tier: 'forum', enabled: true, basis: '公开网页' },
      health: { status: 'never-visited' },
      owed: [],
    });
    expect(await call('/api/sources/none', { as: 'analyst' })).toMatchObject({ status: 404 });
  });

  it('is never tried inside the own network', async () => {
    const body = { url: 'http://127.0.0.1:1/private' };
    const { body: tried } = await call('/api/sources/try', { as: 'analyst', body });
    expect(tried).toMatchObject({ kind: 'unreadable' });
    expect(tried.reason).toContain('guard');
    const file = { url: 'file:///etc/passwd' };
    expect(await call('/api/sources/try', { as: 'analyst', body: file })).toMatchObject({
      status: 400,
    });
  });
});

describe('the rules and the papers of a case over HTTP', () => {
  it('show the profile in force with its clauses and the calendar', async () => {
    const { body } = await call('/api/profile', { as: 'analyst' });
    expect(body.profile.obligations[0].clause).not.toBe('');
    expect(body.calendar.coveredUntil).toMatch(/^\d{4}-12-28$/);
  });

  it('show the evaluation of a case', async () => {
    const { body } = await call(`/api/cases/${caseId}/evaluation`, { as: 'analyst' });
    expect(body).toMatchObject({ cycle: 1, submitted: 0 });
  });

  it('give the letter of a handover only where somebody has handed over', async () => {
    const path = `/api/cases/${caseId}/handovers/h1/letter`;
    expect(await call(path, { as: 'analyst' })).toMatchObject({ status: 404 });
  });

  it('name every bad row of imported scores', async () => {
    const csv = '案件编号,类别,分值,来源\nYQ-0,民意调查,80,云岭调查队\n';
    const as = 'coordinator';
    const { body } = await call('/api/evaluations/external', { as, body: { csv } });
    expect(body).toMatchObject({ taken: 0, repeated: 0, bad: [{ line: 2 }] });
  });
});
