import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { AppError } from '../../domain/errors.ts';
import { NoticeUndelivered, type Notice } from '../../domain/notice.ts';
import { cutToBytes, wordsOf } from '../../domain/notice-text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Notifier } from '../../ports/notifier.ts';

export interface SmtpOptions {
  /** Its name in the routing. */
  channel: string;
  host: string;
  port: number;
  /** TLS from the first byte, usually on port 465; otherwise STARTTLS where the server offers it. */
  secure: boolean;
  user?: string;
  passwordFile?: string;
  /** Refuse a server without STARTTLS; always so when there is a password, unless set to false. */
  requireTls?: boolean;
  /** The address that notices come from. */
  from: string;
  /** Address of the office's pages, for links to cases. */
  baseUrl?: string;
  /** For each step of the conversation; 15 s by default. */
  timeoutMs?: number;
}

export interface SmtpDeps {
  clock: Clock;
  /** Reads a file with a secret; throws `config-invalid`. */
  readSecret: (path: string) => string;
}

const subjectBytes = 200;
const bodyBytes = 10_000;
const addressPattern = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/;

/**
 * Sends notices as plain-text e-mail, one per address, by RFC 5321. The same notice to the same address
 * carries the same Message-ID (RFC 5322 3.6.4), by which mail programs know a second copy.
 */
export function openSmtpNotifier(options: SmtpOptions, { clock, readSecret }: SmtpDeps): Notifier {
  const { channel, from, user, passwordFile } = options;
  if (!addressPattern.test(from))
    throw new AppError('config-invalid', `${channel}.from: got "${from}", expected one address`);
  if ((user === undefined) !== (passwordFile === undefined))
    throw new AppError('config-invalid', `${channel}: expected user and passwordFile, or neither`);
  const password = passwordFile && readSecret(passwordFile);
  const transport = createTransport(transportOptions(options, password));
  return {
    async send(notice, address) {
      if (address === undefined || !addressPattern.test(address)) {
        const message = `${channel}: expected one e-mail address to send to, got ${address ? 'another text' : 'none'}`;
        throw new NoticeUndelivered(message, { kind: 'never' });
      }
      try {
        const mail = mailOf(notice, { from, address, baseUrl: options.baseUrl });
        const { response } = await transport.sendMail({ ...mail, date: new Date(clock.now()) });
        return { channel, at: clock.now(), reference: cutToBytes(response, subjectBytes) };
      } catch (error) {
        throw undelivered(channel, error, [address, ...(password ? [password] : [])]);
      }
    },
  };
}

function transportOptions(options: SmtpOptions, password: string | undefined) {
  const { host, port, secure, user, requireTls, timeoutMs = 15_000 } = options;
  return {
    host,
    port,
    secure,
    requireTLS: !secure && (requireTls ?? password !== undefined),
    ...(user !== undefined && password !== undefined && { auth: { user, pass: password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketCloseTimeout: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function mailOf(
  notice: Notice,
  { from, address, baseUrl }: { from: string; address: string; baseUrl: string | undefined },
) {
  const { heading, subject, body, to, link } = wordsOf(notice, baseUrl);
  const text = cutToBytes([subject, body, `通知:${to}`].join('\n\n'), bodyBytes);
  const digest = createHash('sha256').update(`${notice.id} ${address}`).digest('hex');
  return {
    from,
    to: { name: '', address },
    subject: cutToBytes(`${heading} ${subject}`, subjectBytes),
    text: link === undefined ? text : `${text}\n\n${link}`,
    messageId: `<${digest.slice(0, 32)}@${from.slice(from.indexOf('@') + 1)}>`,
    // Mail programs that answer for people on leave do not answer this (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(notice.urgency === 'breach' && { priority: 'high' as const }),
  };
}

/** Without the server's word for good (5xx, RFC 5321 4.2.1) it is worth another attempt. */
function undelivered(channel: string, error: unknown, secrets: readonly string[]) {
  const text = error instanceof Error ? error.message : String(error);
  const shown = secrets.reduce((rest, word) => rest.replaceAll(word, '***'), text);
  const isPermanent = error instanceof Error && 'permanent' in error && error.permanent === true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown trouble';
  const message = `${channel}: ${code}: ${cutToBytes(shown, 300)}`;
  return new NoticeUndelivered(message, { kind: isPermanent ? 'never' : 'again' });
}
