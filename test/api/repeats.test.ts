import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import { openRepeats, type Repeats } from '../../src/api/repeats.ts';
import { dayMs, minuteMs } from '../../src/domain/time.ts';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

describe('a request that names itself', () => {
  let clock: ManualClock;
  let repeats: Repeats;
  const request = { person: 'lin', key: 'k1', content: 'post /a {}' };
  const answer = { status: 200, type: 'application/json', body: '{}' };
  beforeEach(() => {
    clock = openManualClock();
    const { answers } = openSmallDocuments(openDatabase(':memory:'));
    repeats = openRepeats({ answers, clock, acceleration: 1 });
  });

  async function carriedOut() {
    const claim = await repeats.claim(request);
    if (claim.kind === 'first') await claim.keep(answer);
    return claim.kind;
  }

  it('is carried out once and answered alike for a day', async () => {
    expect(await carriedOut()).toBe('first');
    expect(await repeats.claim(request)).toEqual({ kind: 'again', answer });
    clock.advance(dayMs);
    expect(await carriedOut()).toBe('first');
  });

  it('is not another request, nor another person’s', async () => {
    await carriedOut();
    expect(await repeats.claim({ ...request, content: 'post /b {}' })).toEqual({ kind: 'other' });
    expect((await repeats.claim({ ...request, person: 'he' })).kind).toBe('first');
  });

  it('has one first among many at once', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, () => repeats.claim(request)));
    expect(claims.filter(({ kind }) => kind === 'first')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'under-way')).toHaveLength(19);
  });

  it('may be tried again where the first was cut off, or let go', async () => {
    const first = await repeats.claim(request);
    clock.advance(minuteMs);
    const second = await repeats.claim(request);
    expect([first.kind, second.kind]).toEqual(['first', 'first']);
    if (second.kind === 'first') await second.letGo();
    expect((await repeats.claim(request)).kind).toBe('first');
  });
});

describe('the Idempotency-Key of the interface', () => {
  const clock = openManualClock();
  let office: ServedOffice;
  let caseId: string;
  const call = (path: string, request?: ApiCall) => callApi(office.server.url, path, request);
  beforeAll(async () => {
    office = await serveOffice(clock);
    caseId = (await office.open(storyOf('s1', clock.now()))).id;
  });
  afterAll(() => office.close());

  it('lets a command take effect once, however often it is sent', async () => {
    const { body: page } = await call(`/api/cases/${caseId}`, { as: 'analyst' });
    const expectedVersion = page.case.version;
    const headers = { 'idempotency-key': 'claim-1' };
    const body = { expectedVersion, command: { kind: 'claim' } };
    const send = (sent: unknown = body) =>
      call(`/api/cases/${caseId}/commands`, { as: 'analyst', headers, body: sent });
    const first = await send();
    const second = await send();
    expect(first.status).toBe(200);
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await send({ ...body, expectedVersion: 99 })).toMatchObject({ status: 422 });
    headers['idempotency-key'] = 'k'.repeat(201);
    expect(await send()).toMatchObject({ status: 400 });
    expect((await office.platform.cases.get(caseId))?.version).toBe(expectedVersion + 1);
  });
});
