import { afterEach, expect, it } from 'vitest';
import { openConsoleNotifier } from '../../src/adapters/console/notifier.ts';
import { openSmtpNotifier } from '../../src/adapters/smtp/notifier.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openNoticeStore } from '../../src/adapters/sqlite/notice-store.ts';
import { notificationRoutingSchema } from '../../src/domain/notification-routing.ts';
import { secondMs } from '../../src/domain/time.ts';
import { queueNotice } from '../../src/stages/case-to-escalation/deliver.ts';
import { openNoticeDelivering } from '../../src/stages/case-to-escalation/retry.ts';
import { openWebhookChannel, rulesOf } from '../adapters/im-webhook/open-channels.ts';
import { openMailServer } from '../adapters/smtp/mail-server.ts';
import { openKeptLogger } from '../support/kept-logger.ts';
import { noticeWith } from '../support/notice.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

it('delivers mail while a robot hangs, and to the robot once it answers', async () => {
  const server = await openMailServer();
  const {
    notifier: robot,
    provider,
    clock,
  } = await openWebhookChannel('feishu', { timeoutMs: 500 });
  const database = openDatabase(':memory:');
  closing.push(server.close, provider.close, () => database.close());
  const notices = openNoticeStore(database);
  const mail = openSmtpNotifier(
    {
      channel: 'mail',
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      from: 'huiying@yunhe.example',
    },
    { clock, readSecret: () => '' },
  );
  const deps = {
    notices,
    notifier: openConsoleNotifier(() => undefined, clock),
    channels: new Map([
      ['mail', mail],
      ['feishu', robot],
    ]),
    routing: notificationRoutingSchema.parse({
      rules: [{ channels: ['feishu', 'mail'] }],
      directory: { mail: [{ role: 'leader', address: 'leader@yunhe.example' }] },
    }),
    clock,
    logger: openKeptLogger(),
  };
  const delivering = openNoticeDelivering(deps);
  provider.next('hang', rulesOf.feishu.busy);
  const look = async () => {
    await delivering.retryDueNotices();
    await delivering.settled();
  };

  await queueNotice(deps, noticeWith());
  const looking = look();
  await provider.whenHanging();
  expect((await notices.deliveriesOf(noticeWith().id))[0]?.state.kind).toBe('waiting');
  await looking;
  expect(server.taken).toHaveLength(1);
  clock.advance(10 * secondMs);
  await look();
  clock.advance(30 * secondMs);
  await look();

  const states = (await notices.deliveriesOf(noticeWith().id)).map(({ attempts, state }) => [
    state.kind,
    attempts,
  ]);
  expect(states).toEqual([
    ['delivered', 3],
    ['delivered', 1],
  ]);
  expect(deps.logger.lines.map(({ fields }) => fields?.['reason'])).toEqual([
    expect.stringContaining('timeout'),
    'feishu: HTTP 502: {"msg":"busy"}',
  ]);
  expect(server.taken).toHaveLength(1);
});
