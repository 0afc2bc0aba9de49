import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openSmtpNotifier, type SmtpNotifierOptions } from '../../../src/adapters/smtp/notifier.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { NoticeUndelivered } from '../../../src/domain/notice.ts';
import type { Notifier } from '../../../src/ports/notifier.ts';
import { openManualClock } from '../../support/manual-clock.ts';
import { noticeWith } from '../../support/notice.ts';
import { openMailServer, type MailServer } from './mail-server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const password = '虚构-p4ssword';
const to = 'leader@yunhe.example';

async function openServer(options?: Parameters<typeof openMailServer>[0]): Promise<MailServer> {
  const server = await openMailServer(options);
  closing.push(server.close);
  return server;
}

function openNotifier(port: number, changes: Partial<SmtpNotifierOptions> = {}): Notifier {
  const options = {
    channel: 'mail',
    host: '127.0.0.1',
    port,
    secure: false,
    from: 'huiying@yunhe.example',
    ...changes,
  };
  return openSmtpNotifier(options, { clock: openManualClock(), readSecret: () => password });
}

async function troubleOf(notifier: Notifier, address: string | undefined = to) {
  const error: unknown = await notifier.send(noticeWith(), address).catch((reason) => reason);
  if (error instanceof NoticeUndelivered) return error;
  throw new Error(`expected NoticeUndelivered, got ${String(error)}`);
}

const withPassword = { user: 'huiying', passwordFile: 'mail.password' };

describe('notices by e-mail', () => {
  it('writes one plain mail to one address, and keeps the server’s receipt', async () => {
    const server = await openServer();
    const receipt = await openNotifier(server.port).send(noticeWith(), to);
    expect(receipt.reference).toContain('queued as 1');
    const [mail] = server.taken;
    expect(mail).toMatchObject({ from: 'huiying@yunhe.example', to: [to] });
    expect(mail?.headers).toMatchObject({
      subject: expect.stringMatching(/^【回应·超时】YQ-2026-0001 YQ-2026-0001《青禾镇自来水变黄》/),
      'auto-submitted': 'auto-generated',
      'content-type': 'text/plain; charset=utf-8',
      date: 'Fri, 20 Nov 2026 00:00:00 +0000',
      'message-id': expect.stringMatching(/^<[0-9a-f]{32}@yunhe\.example>$/),
    });
    expect(mail?.text).toContain('依据：国办发〔2016〕61号');
  });

  it('gives each address a Message-ID of its own', async () => {
    const server = await openServer();
    const notifier = openNotifier(server.port);
    await notifier.send(noticeWith(), to);
    await notifier.send(noticeWith(), 'head@yunhe.example');
    const ids = server.taken.map(({ headers }) => headers['message-id']);
    expect(new Set(ids).size).toBe(2);
  });

  it('signs in where the server asks for it', async () => {
    const users: unknown[] = [];
    const server = await openServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth(auth, _, callback) {
        users.push([auth.username, auth.password]);
        callback(null, { user: auth.username });
      },
    });
    await openNotifier(server.port, { ...withPassword, requireTls: false }).send(noticeWith(), to);
    expect(users).toEqual([['huiying', password]]);
    expect(server.taken).toHaveLength(1);
  });

  it('says never when the password is wrong, and does not tell it', async () => {
    const server = await openServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth(auth, _, callback) {
        const words = `wrong password ${auth.password}`;
        callback(Object.assign(new Error(words), { responseCode: 535 }));
      },
    });
    const error = await troubleOf(
      openNotifier(server.port, { ...withPassword, requireTls: false }),
    );
    expect(error.trouble).toEqual({ kind: 'never' });
    expect(error.message).toMatch(/^mail: EAUTH: .*535 wrong password \*\*\*/);
  });

  it('sends no password to a server without TLS', async () => {
    const seen: unknown[] = [];
    const server = await openServer({
      allowInsecureAuth: true,
      onAuth(auth, _, callback) {
        seen.push(auth);
        callback(null, { user: auth.username });
      },
    });
    const error = await troubleOf(openNotifier(server.port, withPassword));
    expect(error.message).toContain('ETLS');
    expect(seen).toEqual([]);
  });

  it('says never to an unknown mailbox, without naming it', async () => {
    const server = await openServer({
      onRcptTo: ({ address }, _, callback) =>
        callback(Object.assign(new Error(`no such user ${address}`), { responseCode: 550 })),
    });
    const error = await troubleOf(openNotifier(server.port));
    expect(error.trouble).toEqual({ kind: 'never' });
    expect(error.message).toContain('550 no such user ***');
  });

  it('says again to a server that does not speak', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    closing.push(async () => silent.close());
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const error = await troubleOf(openNotifier(port, { timeoutMs: 60 }));
    expect(error.trouble).toEqual({ kind: 'again' });
    expect(error.message).toContain('ETIMEDOUT');
  });

  it.each(['a@yunhe.example, b@yunhe.example', 'a@yunhe.example\r\nRCPT TO:<b@x>', 'nobody', ''])(
    'writes to no more than one address: %j',
    async (address) => {
      const server = await openServer();
      const error = await troubleOf(openNotifier(server.port), address);
      expect(error.trouble).toEqual({ kind: 'never' });
      expect(server.taken).toEqual([]);
    },
  );

  it('refuses a sender that is no address at the start', () => {
    expect(() => openNotifier(25, { from: '回应' })).toThrow(AppError);
  });

  it('refuses a user without a password at the start', () => {
    expect(() => openNotifier(25, { user: 'huiying' })).toThrow(AppError);
  });
});
