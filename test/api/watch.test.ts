import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../src/actions/case/open-case.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { watchRuleName } from '../../src/domain/watch.ts';
import { dayMs } from '../../src/domain/time.ts';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { itemWith } from '../support/item.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const clock = openManualClock();
let office: ServedOffice;
const call = (path: string, request?: ApiCall) => callApi(office.server.url, path, request);

beforeAll(async () => {
  office = await serveOffice(clock);
  const item = itemWith({
    id: 's1-1',
    title: '青川古城景区突发山洪',
    text: '古城山洪，游客已转移。',
  });
  const tagged = { item, tags: [], severityEvidence: [], region: ['云岭省'], owners: [] };
  await office.platform.items.put([tagged]);
  await office.open(storyOf('s1', clock.now()));
});
afterAll(() => office.close());

const watch = {
  name: '青川汛期',
  kind: '突发事件',
  topic: '山洪',
  from: clock.now(),
  until: clock.now() + dayMs,
  rule: { kind: 'open', priorities: ['P4'] },
};

describe('special watches over HTTP', () => {
  it('are opened once, extended and closed in the version that was seen', async () => {
    const { body: opened } = await call('/api/watches', { as: 'analyst', body: watch });
    expect(opened).toMatchObject({ name: '青川汛期', version: 1 });
    expect((await call('/api/watches', { as: 'analyst', body: watch })).body.id).toBe(opened.id);
    const path = `/api/watches/${opened.id}`;
    const longer = { expectedVersion: 1, until: watch.until + dayMs, reason: '雨未停' };
    expect((await call(`${path}/extend`, { as: 'analyst', body: longer })).body.version).toBe(2);
    const end = { expectedVersion: 1, reason: '汛期已过' };
    expect(await call(`${path}/close`, { as: 'analyst', body: end })).toMatchObject({
      status: 409,
      body: { currentVersion: 2 },
    });
    await call(`${path}/close`, { as: 'analyst', body: { ...end, expectedVersion: 2 } });
    const { body } = await call('/api/watches', { as: 'leader' });
    expect(body.watches).toMatchObject([{ id: opened.id, closed: { reason: '汛期已过' } }]);
  });

  it('name the cases that they have opened or feed', async () => {
    const { body: flood } = await call('/api/watches', {
      as: 'analyst',
      body: { ...watch, name: '泥石流' },
    });
    const story = storyOf('s2', clock.now(), { headline: '山洪引发泥石流' });
    await office.platform.stories.put([story]);
    const openingRule = watchRuleName(flood.id);
    const opened = await openCase(office.deps, systemActor, { story, openingRule });
    if (opened.kind !== 'opened') throw new Error(`expected a case, got ${opened.kind}`);
    const rule = { kind: 'feed', caseId: opened.case.id };
    const feeding = { ...watch, name: '后续', rule };
    await call('/api/watches', { as: 'analyst', body: feeding });
    const { body } = await call('/api/watches', { as: 'leader' });
    const { id, number, title } = opened.case;
    const fedBy = (name: string) =>
      body.watches.find((one: { name: string }) => one.name === name).fed;
    expect(fedBy('泥石流')).toMatchObject({ total: 1, cases: [{ id, number, title }] });
    expect(fedBy('后续')).toMatchObject({ total: 1, cases: [{ id }] });
    expect(fedBy('青川汛期')).toEqual({ total: 0, cases: [] });
  });

  it('are nobody’s whose role does not open them, and need an expression that can be read', async () => {
    expect(await call('/api/watches', { as: 'reviewer', body: watch })).toMatchObject({
      status: 403,
    });
    const odd = { ...watch, name: '另一个', topic: '(山洪' };
    expect(await call('/api/watches', { as: 'analyst', body: odd })).toMatchObject({
      status: 422,
      body: { reason: 'topic-wrong' },
    });
  });

  it('say what an expression finds in the last seven days, and what it would lose', async () => {
    const tried = async (topic: string, before?: string) =>
      (await call('/api/topics/try', { as: 'analyst', body: { topic, before } })).body;
    expect(await tried('山洪')).toMatchObject({
      kind: 'tried',
      total: 1,
      matched: 1,
      samples: [{ id: 's1-1', words: ['山洪'] }],
    });
    expect(await tried('停电', '山洪')).toMatchObject({ matched: 0, gained: 0, lost: 1 });
    expect(await tried('(山洪')).toMatchObject({ kind: 'bad' });
  });
});

describe('rules of words over HTTP', () => {
  const entry = { id: 'flood', words: ['游客已转移'] };

  it('say what a rule would find in the last seven days, against the one in force', async () => {
    const { body } = await call('/api/lexicon', { as: 'analyst' });
    const inForce = body.themes.incidents.find(({ id }: { id: string }) => id === 'flood');
    expect(inForce.words).toContain('山洪');
    const tried = async (rule: object) =>
      (await call('/api/lexicon/try', { as: 'analyst', body: rule })).body;
    expect(await tried({ theme: 'incidents', entry: inForce })).toMatchObject({
      total: 1,
      matched: 1,
      gained: 0,
      lost: 0,
      samples: [{ id: 's1-1', change: 'kept', words: ['山洪'] }],
    });
    const other = { ...inForce, words: ['停电检修'] };
    expect(await tried({ theme: 'incidents', entry: other })).toMatchObject({
      matched: 0,
      lost: 1,
      samples: [{ change: 'lost', words: ['山洪'] }],
    });
    const added = { ...entry, id: 'visitors-moved' };
    expect(await tried({ theme: 'aftermath', entry: added })).toMatchObject({
      gained: 1,
      samples: [{ change: 'gained', words: ['游客已转移'] }],
    });
  });

  it('are tried by nobody who sees no content, and in no theme that is not one of words', async () => {
    const rule = { theme: 'incidents', entry };
    expect(await call('/api/lexicon/try', { as: 'audit-admin', body: rule })).toMatchObject({
      status: 403,
    });
    expect(
      await call('/api/lexicon/try', { as: 'analyst', body: { ...rule, theme: 'places' } }),
    ).toMatchObject({ status: 400 });
  });
});

describe('policies over HTTP', () => {
  const draftedBy = { id: 'scenic-safety', name: '资源开发处' };
  const policy = { title: '古城夜间开放办法', aliases: [], draftedBy, isSensitive: true };

  it('are returned with all that is missing before they are issued', async () => {
    const as = 'department-head';
    const { body: registered } = await call('/api/policies', { as, body: policy });
    const issuance = {
      number: '云文旅发〔2026〕1号',
      url: 'https://www.yunling.example/1',
      interpretationUrl: 'https://www.yunling.example/2',
    };
    const path = `/api/policies/${registered.id}/steps`;
    const body = { expectedVersion: 1, step: { kind: 'issue', issuance } };
    const returned = await call(path, { as: 'leader', body });
    expect(returned).toMatchObject({ status: 422, body: { reason: 'policy-returned' } });
    expect(returned.body.missing).toHaveLength(3);
    expect(await call(path, { as, body })).toMatchObject({ status: 403 });
    const listed = await call('/api/policies', { as });
    expect(listed.body.policies[0].missing).toEqual(returned.body.missing);
    const risk = { level: '中', concerns: ['噪声'], conclusion: '可控' };
    const step = { kind: 'assess-risk', risk };
    const taken = await call(path, { as, body: { expectedVersion: 1, step } });
    expect(taken).toMatchObject({ status: 200, body: { version: 2 } });
    const words = { aliases: ['夜游令'], entities: ['古城'], measures: ['夜间开放'] };
    const amend = { kind: 'amend-words', words };
    const amended = await call(path, { as: 'analyst', body: { expectedVersion: 2, step: amend } });
    expect(amended.body).toMatchObject({ ...words, amended: [{ by: { id: 'analyst' } }] });
  });

  it('say what the person asking may do', async () => {
    const mayOf = async (as: string) => (await call('/api/policies', { as })).body.may;
    expect(await mayOf('leader')).toEqual(['issue']);
    expect(await mayOf('analyst')).toEqual(['amend-words']);
    expect(await mayOf('department-head')).toContain('interpret');
  });
});
