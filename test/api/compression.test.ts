import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, type ServedOffice } from '../support/served-office.ts';

let office: ServedOffice;
beforeEach(async () => {
  office = await serveOffice(openManualClock());
});
afterEach(() => office.close());

async function encodingOf(path: string): Promise<string | null> {
  const headers = { authorization: 'Bearer demo-analyst', 'accept-encoding': 'gzip' };
  const response = await fetch(office.server.url + path, { headers });
  await response.body?.cancel();
  return response.headers.get('content-encoding');
}

describe('what travels', () => {
  it('is compressed where it is long', async () => {
    expect(await encodingOf('/api/openapi.json')).toBe('gzip');
  });

  it('is not compressed where it is a stream of changes, which must not wait', async () => {
    expect(await encodingOf('/api/events')).toBeNull();
  });
});
