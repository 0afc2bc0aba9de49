import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFollowedSources } from '../../src/office/sources-in-force.ts';
import { pauseSource } from '../../src/actions/source/pause.ts';
import { sourceSchema } from '../../src/domain/source.ts';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { serveOffice, type ServedOffice } from '../support/served-office.ts';

const source = {
  kind: 'rss',
  id: 'shiqiao',
  name: '石桥网',
  tier: 'official',
  url: 'http://shiqiao.example/',
};
const off = { ...source, id: 'old', name: '旧站', enabled: false };

let clock: ManualClock;
let office: ServedOffice;
beforeEach(async () => {
  clock = openManualClock();
  office = await serveOffice(clock, [source, off]);
});
afterEach(() => office.close());

const call = (path: string, request?: ApiCall) => callApi(office.server.url, path, request);
const pause = (isPaused: boolean, as = 'coordinator', id = source.id) =>
  call(`/api/sources/${id}/pause`, { as, body: { isPaused, reason: '对方改版，先停一天' } });
const listed = async () =>
  (await call('/api/sources', { as: 'analyst' })).body.sources.find(
    ({ id }: { id: string }) => id === source.id,
  );

describe('a source', () => {
  it('is paused with a reason, counts as off, and is resumed', async () => {
    expect(await listed()).toMatchObject({ status: 'never-visited', basis: expect.any(String) });
    expect((await pause(true)).body).toEqual({ isPaused: true });
    expect(await listed()).toMatchObject({
      status: 'off',
      pause: { by: { id: 'coordinator' }, reason: '对方改版，先停一天', at: clock.now() },
    });
    const { body } = await call('/api/pulse', { as: 'analyst' });
    expect(body.collection).toMatchObject({ state: 'off', behind: 0 });
    expect((await pause(false)).body).toEqual({ isPaused: false });
    expect(await listed()).toMatchObject({ status: 'never-visited' });
  });

  it('that is paused here is left alone by the crawler of another process', async () => {
    const crawler = openFollowedSources([sourceSchema.parse(source)], office.platform);
    const enabled = () => crawler.sources.map((one) => one.enabled);
    await pause(true);
    expect(enabled()).toEqual([true]);
    await crawler.followSources();
    expect(enabled()).toEqual([false]);
  });

  it('that another process paused shows in the pulse once it is followed, no poll asks for it', async () => {
    const actor = { id: 'coordinator', name: '梅庭芳', roles: ['coordinator' as const] };
    const elsewhere = { ...office.platform, configuredSources: [sourceSchema.parse(source)] };
    const state = async () =>
      (await call('/api/pulse', { as: 'analyst' })).body.collection.state as string;
    await pauseSource(elsewhere, actor, { id: source.id, isPaused: true, reason: '改版' });
    expect(await state()).toBe('stopped');
    await office.deps.followSources();
    expect(await state()).toBe('off');
  });

  it('stands in the audit with both reasons', async () => {
    await pause(true);
    await pause(false);
    const { body } = await call('/api/audit/office', { as: 'audit-admin' });
    expect(body.events).toMatchObject([
      { kind: 'source-resumed', subject: 'shiqiao', before: { reason: '对方改版，先停一天' } },
      { kind: 'source-paused', by: { id: 'coordinator' } },
    ]);
  });

  it('is not paused twice, by whoever may not, nor where the configuration has it off', async () => {
    expect((await pause(true, 'analyst')).status).toBe(403);
    expect((await pause(true, 'coordinator', 'unknown')).body.reason).toBe('source-missing');
    expect((await pause(true, 'coordinator', 'old')).body.reason).toBe('source-off');
    await pause(true);
    expect((await pause(true)).body.reason).toBe('source-unchanged');
  });
});
