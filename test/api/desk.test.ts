import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '../../src/domain/time.ts';
import { openPresence } from '../../src/api/presence.ts';
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

describe('what people keep for themselves', () => {
  it('is a view under its name, for oneself or for all', async () => {
    const view = { list: 'queue', name: '谣言', query: 'view=false', isShared: false };
    const save = (changes: object) =>
      call('/api/views', { as: 'analyst', body: { ...view, ...changes } });
    await save({});
    const { body: again } = await save({ query: 'view=false&search=水' });
    const names = async (as: string) => {
      const { body } = await call('/api/views?list=queue', { as });
      return body.views.map(({ name, query }: { name: string; query: string }) => [name, query]);
    };
    expect(await names('analyst')).toEqual([['谣言', 'view=false&search=水']]);
    expect(await names('leader')).toEqual([]);
    const counted = async () => (await call('/api/views?list=queue', { as: 'analyst' })).body.views;
    expect(await counted()).toMatchObject([{ name: '谣言', count: 0 }]);
    await save({ query: 'search=古城&order=wrong' });
    expect(await counted()).toMatchObject([{ name: '谣言', count: 1 }]);
    await save({ query: 'view=false&search=水' });
    await save({ isShared: true, name: '大家的' });
    expect(await names('leader')).toEqual([['大家的', 'view=false']]);
    const path = `/api/views/${again.id}`;
    expect(await call(path, { as: 'leader', method: 'DELETE' })).toMatchObject({ status: 404 });
    expect(await call(path, { as: 'analyst', method: 'DELETE' })).toMatchObject({ status: 200 });
    expect(await names('analyst')).toEqual([['大家的', 'view=false']]);
  });

  it('are settings', async () => {
    expect((await call('/api/settings', { as: 'analyst' })).body).toEqual({ values: {} });
    const body = { values: { keys: false, 'key.claim': 'b' } };
    await call('/api/settings', { as: 'analyst', method: 'PUT', body });
    expect((await call('/api/settings', { as: 'analyst' })).body).toEqual(body);
    expect((await call('/api/settings', { as: 'leader' })).body).toEqual({ values: {} });
  });

  it('is what was written and not sent, for nobody else’s eyes, until it is sent', async () => {
    const path = `/api/cases/${caseId}/unsent`;
    const body = { fields: { title: '关于古城积水', body: '经核实' }, caseVersion: 1 };
    await call(`${path}/response`, { as: 'department-head', method: 'PUT', body });
    clock.advance(dayMs);
    const { body: kept } = await call(path, { as: 'department-head' });
    expect(kept.texts).toMatchObject([{ form: 'response', ...body }]);
    expect((await call(path, { as: 'leader' })).body.texts).toEqual([]);
    expect((await office.platform.cases.get(caseId))?.version).toBe(1);
    await call(`${path}/response`, { as: 'department-head', method: 'DELETE' });
    expect((await call(path, { as: 'department-head' })).body.texts).toEqual([]);
    const elsewhere = '/api/cases/case-none/unsent/response';
    expect(await call(elsewhere, { as: 'leader', method: 'PUT', body })).toMatchObject({
      status: 404,
    });
  });
});

describe('finding', () => {
  it('a case and its story by number or by words in any order', async () => {
    const found = async (words: string) =>
      (await call(`/api/search?q=${encodeURIComponent(words)}`, { as: 'analyst' })).body;
    const { number } = (await call(`/api/cases/${caseId}`, { as: 'analyst' })).body.case;
    expect((await found(number)).cases).toMatchObject({ total: 1, rows: [{ id: caseId }] });
    expect((await found('山洪 古城')).stories).toMatchObject({
      total: 1,
      rows: [{ id: 's1' }],
      lookedThrough: 1,
      of: 1,
    });
    expect((await found('山洪 海啸')).cases.total).toBe(0);
  });
});

describe('presence', () => {
  it('shows who else has the case open, for half a minute', () => {
    let nowMs = 0;
    const presence = openPresence(() => nowMs);
    const li = { id: 'li', name: '李敏', activity: 'editing' as const };
    const lin = { id: 'lin', name: '林研判', activity: 'viewing' as const };
    expect(presence.note('c', li)).toEqual({ others: [], isNews: true });
    expect(presence.note('c', lin)).toEqual({ others: [li], isNews: true });
    expect(presence.note('c', lin).isNews).toBe(false);
    nowMs = 30_000;
    expect(presence.note('c', li).others).toEqual([]);
    presence.leave('c', 'li');
    expect(presence.note('c', lin).others).toEqual([]);
  });

  it('is told over the interface', async () => {
    const path = `/api/cases/${caseId}/presence`;
    await call(path, { as: 'department-head', body: { activity: 'editing' } });
    const { body } = await call(path, { as: 'analyst', body: { activity: 'viewing' } });
    expect(body.others).toMatchObject([{ id: 'department-head', activity: 'editing' }]);
  });
});
