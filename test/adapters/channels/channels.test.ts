import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openPortalExport } from '../../../src/adapters/channels/portal-export.ts';
import { openWebhookChannel } from '../../../src/adapters/channels/webhook.ts';
import { matchesPublication } from '../../../src/domain/publication-proof.ts';
import { readVisiblePage } from '../../../src/sources/shared/visible-page.ts';
import { order } from '../../contract/channel.contract.ts';
import { openManualClock } from '../../support/manual-clock.ts';
import { openLoopbackProvider, type Reply } from '../im-webhook/loopback-provider.ts';

const channel = '门户网站';

it('lays down a pair of whole files whose page carries the response word for word', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'huiying-portal-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await openPortalExport({ channel, directory }).publish({ ...order, caseNumber: '../回应 1' });
  const names = (await readdir(directory)).sort();
  expect(names).toHaveLength(2);
  expect(names[0]).toMatch(/^[\w-]+\.html$/);
  const html = await readFile(join(directory, names[0] ?? ''), 'utf8');
  const page = readVisiblePage(html, 'https://www.qinghe.example/');
  expect(matchesPublication(page, order).matches).toBe(true);
  const json: unknown = JSON.parse(await readFile(join(directory, names[1] ?? ''), 'utf8'));
  expect(json).toMatchObject({ id: order.id, html: names[0] });
});

it('signs what it posts, and takes the address that the receiver answers', async () => {
  const key = Buffer.alloc(32, 7);
  const { hook, provider } = await openHook(key, {
    status: 200,
    body: '{"url":"https://www.qinghe.example/1.html"}',
  });
  expect(await hook.publish(order)).toEqual({
    kind: 'sent',
    url: 'https://www.qinghe.example/1.html',
  });
  const [got] = provider.received;
  const { 'webhook-id': id, 'webhook-timestamp': timestamp } = got?.headers ?? {};
  const signed = `${String(id)}.${String(timestamp)}.${got?.body}`;
  expect(got?.headers['webhook-signature']).toBe(
    `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  );
});

it.each([
  '',
  'ok',
  '[]',
  'null',
  '{"url":7}',
  '{"url":"javascript:alert(1)"}',
  '{"url":"/1.html"}',
])('takes no address from the answer %j', async (body) => {
  const { hook } = await openHook(Buffer.alloc(32, 7), { status: 200, body });
  expect(await hook.publish(order)).toEqual({ kind: 'sent' });
});

async function openHook(key: Buffer, reply: Reply) {
  const provider = await openLoopbackProvider(() => reply);
  onTestFinished(() => provider.close());
  const secret = `whsec_${key.toString('base64')}`;
  const readSecret = (path: string) => (path === 'url' ? `${provider.origin}/hook` : secret);
  const options = { channel, urlFile: 'url', secretFile: 'secret' };
  return { provider, hook: openWebhookChannel(options, { clock: openManualClock(), readSecret }) };
}
