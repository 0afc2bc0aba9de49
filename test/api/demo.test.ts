import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { openWeb } from '../../workers/web.ts';
import { callApi } from '../support/api-call.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice } from '../support/served-office.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A demonstration, or the same office without its role cards; counts how often it is started over. */
async function serve(isDemo: boolean) {
  const office = await serveOffice(openManualClock());
  closing.push(() => office.close());
  const base = await loadConfig('config/demo.yaml');
  const access = { ...base.access, demo: isDemo };
  const config = { ...base, access, server: { ...base.server, port: 0 } };
  let resets = 0;
  const resetDemo = () => void (resets += 1);
  const web = await openWeb(office.platform, config, { ...office.deps, resetDemo });
  closing.push(() => web.close());
  return { url: web.url, resets: () => resets };
}

const reset = (url: string) => callApi(url, '/api/demo/reset', { method: 'POST' });

describe('starting a demonstration over', () => {
  it('is offered by a demonstration and answered before it happens', async () => {
    const { url, resets } = await serve(true);
    expect((await callApi(url, '/api/office')).body).toMatchObject({ canReset: true });
    expect(await reset(url)).toMatchObject({ status: 200 });
    expect(resets()).toBe(1);
  });

  it('does not exist in an office', async () => {
    const { url, resets } = await serve(false);
    const { body } = await callApi(url, '/api/office');
    expect(body).toMatchObject({ canReset: false, roleCards: [] });
    expect(await reset(url)).toMatchObject({ status: 404 });
    expect(resets()).toBe(0);
  });
});
