import { openConsoleNotifier } from '../../src/adapters/console/notifier.ts';
import { openSmtpNotifier } from '../../src/adapters/smtp/notifier.ts';
import {
  openWebhookChannel,
  rulesOf,
  webhookSecrets,
  type ChannelKind,
} from '../adapters/im-webhook/open-channels.ts';
import { openMailServer } from '../adapters/smtp/mail-server.ts';
import { openManualClock } from '../support/manual-clock.ts';
import {
  notifierContract,
  type ChannelUnderTest,
  type OpenedChannel,
} from './notifier.contract.ts';

const operatorConsole: ChannelUnderTest = {
  name: 'console',
  secrets: [],
  linksToCases: false,
  async open() {
    const clock = openManualClock();
    const lines: string[] = [];
    return {
      notifier: openConsoleNotifier((line) => lines.push(line), clock),
      clock,
      arrived: () => lines.map((seen) => ({ seen })),
      vanish: async () => undefined,
      close: async () => undefined,
    };
  },
};

const mail: ChannelUnderTest = {
  name: 'mail',
  refusal: /550/,
  secrets: ['leader@yunhe.example'],
  linksToCases: true,
  async open({ baseUrl }): Promise<OpenedChannel> {
    const server = await openMailServer();
    const clock = openManualClock();
    const notifier = openSmtpNotifier(
      {
        channel: 'mail',
        host: '127.0.0.1',
        port: server.port,
        secure: false,
        from: 'huiying@yunhe.example',
        ...(baseUrl !== undefined && { baseUrl }),
      },
      { clock, readSecret: () => '' },
    );
    const replies = {
      busy: { code: 421, words: 'service not available' },
      'too-many': { code: 451, words: 'greylisted, try again later' },
      refusal: { code: 550, words: 'no such user leader@yunhe.example here' },
    };
    return {
      notifier,
      clock,
      address: 'leader@yunhe.example',
      arrived: () =>
        server.taken.map(({ headers, text }) => ({
          seen: `${headers['subject']}\n${text}`,
          id: headers['message-id'] ?? '',
        })),
      next: (reply) => server.next(replies[reply]),
      vanish: server.close,
      close: server.close,
    };
  },
};

function webhook(name: ChannelKind, refusal: RegExp): ChannelUnderTest {
  const rules = rulesOf[name];
  return {
    name,
    refusal,
    secrets: webhookSecrets,
    linksToCases: true,
    async open(options): Promise<OpenedChannel> {
      const { notifier, provider, clock } = await openWebhookChannel(name, options);
      const replies = { busy: rules.busy, 'too-many': rules.tooMany, refusal: rules.refusal };
      let troubled = 0;
      return {
        notifier,
        clock,
        arrived: () =>
          provider.received.slice(troubled).map((received) => ({
            seen: rules.seen(received),
            id: String(received.headers['webhook-id'] ?? ''),
          })),
        next(reply) {
          troubled += 1;
          provider.next(replies[reply]);
        },
        vanish: provider.close,
        close: provider.close,
      };
    },
  };
}

for (const channel of [
  operatorConsole,
  mail,
  webhook('dingtalk', /310000: sign not match/),
  webhook('feishu', /19021: sign match fail/),
  webhook('wecom', /93000: invalid webhook url/),
  webhook('webhook', /HTTP 401: signature does not match/),
])
  notifierContract(channel);
