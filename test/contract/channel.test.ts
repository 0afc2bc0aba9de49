import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byHand } from '../../src/adapters/channels/by-hand.ts';
import { openMailChannel } from '../../src/adapters/channels/mail.ts';
import { openPortalExport } from '../../src/adapters/channels/portal-export.ts';
import { openWebhookChannel } from '../../src/adapters/channels/webhook.ts';
import { openLoopbackProvider } from '../adapters/im-webhook/loopback-provider.ts';
import { openMailServer } from '../adapters/smtp/mail-server.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { channelContract, type PublicationChannelUnderTest } from './channel.contract.ts';

const channel = '门户网站';
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const hand: PublicationChannelUnderTest = {
  name: 'by hand',
  open: async () => ({ channel: byHand, arrived: async () => [], close: async () => undefined }),
};

const files: PublicationChannelUnderTest = {
  name: 'portal export',
  async open() {
    const folder = await mkdtemp(join(tmpdir(), 'huiying-portal-'));
    const directory = join(folder, 'inbox');
    return {
      channel: openPortalExport({ channel, directory }),
      async arrived() {
        const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
        return Promise.all(
          names.map(async (name) => {
            const seen: unknown = JSON.parse(await readFile(join(directory, name), 'utf8'));
            return { id: name, seen: Object.values(seen ?? {}).join('\n') };
          }),
        );
      },
      // a file stands where the folder should be
      fail: { again: () => writeFile(directory, '') },
      mend: () => rm(directory),
      close: () => rm(folder, { recursive: true }),
    };
  },
};

const webhook: PublicationChannelUnderTest = {
  name: 'webhook',
  async open() {
    const provider = await openLoopbackProvider(() => ({ status: 202, body: '' }));
    const readSecret = (path: string) => (path === 'url' ? `${provider.origin}/hook` : secret);
    const deps = { clock: openManualClock(), readSecret };
    const failing: object[] = [];
    const fail = async (status: number) => {
      failing.push({});
      provider.next({ status, body: 'no' });
    };
    return {
      channel: openWebhookChannel({ channel, urlFile: 'url', secretFile: 'secret' }, deps),
      arrived: async () =>
        provider.received.slice(failing.length).map(({ headers, body }) => {
          const { data }: { data: object } = JSON.parse(body);
          return { id: String(headers['webhook-id']), seen: Object.values(data).join('\n') };
        }),
      fail: { again: () => fail(503), never: () => fail(403) },
      close: () => provider.close(),
    };
  },
};

const mail: PublicationChannelUnderTest = {
  name: 'mail',
  async open() {
    const server = await openMailServer();
    const to = 'portal@qinghe.example';
    const address = { host: '127.0.0.1', port: server.port, secure: false };
    const deps = { clock: openManualClock(), readSecret: () => '' };
    return {
      channel: openMailChannel({ channel, ...address, from: 'huiying@qinghe.example', to }, deps),
      arrived: async () =>
        server.taken.map(({ headers, text }) => ({ id: headers['message-id'] ?? '', seen: text })),
      fail: {
        again: async () => server.next({ code: 451, words: 'later' }),
        never: async () => server.next({ code: 550, words: 'no such user' }),
      },
      close: () => server.close(),
    };
  },
};

for (const one of [hand, files, webhook, mail]) channelContract(one);
