import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../src/api/contract.ts';
import { callApi } from '../support/api-call.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, type ServedOffice } from '../support/served-office.ts';

let office: ServedOffice;
let cookie: string;

beforeAll(async () => {
  office = await serveOffice(openManualClock());
  const body = { token: 'demo-analyst' };
  ({ cookie } = await callApi(office.server.url, '/api/session', { body }));
});
afterAll(() => office.close());

/** What a browser could send, which `fetch` would not: its own idea of where the page came from. */
function send(path: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${office.server.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

const writing = Object.values(contract).filter(({ method }) => method !== 'get');

describe('a page of another site', () => {
  it.each(writing)('changes nothing through $operationId', async ({ path, method }) => {
    const headers = { cookie, 'sec-fetch-site': 'cross-site' };
    expect(await send(path.replace(':id', 'x'), method.toUpperCase(), headers)).toBe(403);
  });

  it('is known by its origin where the browser says no more, and so is a neighbour’s port', async () => {
    for (const origin of ['https://elsewhere.example', 'null', 'http://127.0.0.1:1'])
      expect(await send('/api/session', 'DELETE', { cookie, origin })).toBe(403);
    for (const site of ['same-site', 'cross-site'])
      expect(await send('/api/session', 'DELETE', { cookie, 'sec-fetch-site': site })).toBe(403);
    expect(await send('/api/session', 'GET', { cookie })).toBe(200);
  });

  it('does not keep out our own page, nor a program with its token', async () => {
    const own = { cookie, origin: office.server.url };
    expect(await send('/api/topics/try', 'POST', own)).toBe(400);
    const token = { authorization: 'Bearer demo-analyst', origin: 'https://elsewhere.example' };
    expect(await send('/api/topics/try', 'POST', token)).toBe(400);
    const ownPage = { cookie, 'sec-fetch-site': 'same-origin' };
    expect(await send('/api/session', 'DELETE', ownPage)).toBe(200);
  });
});
