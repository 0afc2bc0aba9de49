import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, type ServedOffice } from '../support/served-office.ts';

const token = 'token-of-the-hotline';
const hotline = {
  kind: 'inbound',
  id: 'hotline',
  name: '12345热线',
  tier: 'official',
  url: 'http://hotline.example/',
  tokenSha256: createHash('sha256').update(token).digest('hex'),
};
const item = {
  url: 'http://hotline.example/1',
  title: '来电反映传习补助未发放',
  text: '来电人反映传习补助一年没有发放，希望尽快解决。',
};

let office: ServedOffice;
beforeAll(async () => {
  office = await serveOffice(openManualClock(), [hotline]);
});
afterAll(() => office.close());

async function deliver(bearer: string, body: unknown) {
  return send(`Bearer ${bearer}`, JSON.stringify(body));
}

async function send(authorization: string | undefined, body: string) {
  const response = await fetch(`${office.server.url}/api/inbound/items`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body,
  });
  return { status: response.status, body: await response.json() };
}

describe('delivering items by HTTP', () => {
  it('takes what the holder of the source’s token brings, the same thing once', async () => {
    expect(await deliver(token, { items: [item] })).toEqual({
      status: 200,
      body: { taken: 1, repeated: 0 },
    });
    expect(await deliver(token, { items: [item] })).toMatchObject({ status: 200 });
  });

  it('takes nothing with another token, not even a colleague’s', async () => {
    for (const other of ['wrong', 'demo-analyst']) {
      expect(await deliver(other, { items: [item] })).toMatchObject({ status: 401 });
    }
  });

  it('tells whoever has no token nothing about the body, neither its size nor its shape', async () => {
    const bodies = ['{', '{"items":[]}', JSON.stringify({ items: ['x'.repeat(2_000_000)] })];
    for (const body of bodies)
      for (const authorization of [undefined, 'Bearer wrong', 'Bearer demo-analyst'])
        expect(await send(authorization, body)).toMatchObject({
          status: 401,
          body: { type: 'wrong-token' },
        });
  });

  it('refuses the holder of a token what cannot be read or is too long', async () => {
    const holder = `Bearer ${token}`;
    expect((await send(holder, '{')).status).toBe(400);
    expect((await send(holder, `"${'x'.repeat(2_000_000)}"`)).status).toBe(413);
  });

  it('names what is wrong with an item, and takes none of the delivery', async () => {
    const refused = await deliver(token, { items: [item, { ...item, url: 'javascript:1' }] });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ detail: expect.stringContaining('items.1.url') });
  });
});
