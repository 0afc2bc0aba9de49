import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { AppError } from '../../domain/errors.ts';
import { NoticeUndelivered, type Receipt } from '../../domain/notice.ts';
import { cutToBytes } from '../../domain/notice-text.ts';
import type { Clock } from '../../ports/clock.ts';

export interface SmtpOptions {
  /** Its name in the routing, or among the channels of publication. */
  channel: string;
  host: string;
  port: number;
  /** TLS from the first byte, usually on port 465; otherwise STARTTLS where the server offers it. */
  secure: boolean;
  user?: string;
  passwordFile?: string;
  /** Refuse a server without STARTTLS; always so when there is a password, unless set to false. */
  requireTls?: boolean;
  /** The address that mails come from. */
  from: string;
  /** For each step of the conversation; 15 s by default. */
  timeoutMs?: number;
}

export interface SmtpDeps {
  clock: Clock;
  /** Reads a file with a secret; throws `config-invalid`. */
  readSecret: (path: string) => string;
}

/** One plain-text mail to one address. */
export interface Mail {
  /** Names the message: sent twice to one address it carries the same Message-ID (RFC 5322 3.6.4). */
  id: string;
  to: string;
  subject: string;
  text: string;
  priority?: 'high';
}

export interface Mailer {
  /** Resolves with the server's own words; rejects with NoticeUndelivered. */
  send(mail: Mail): Promise<Receipt>;
}

const subjectBytes = 200;
const addressPattern = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/;

/**
 * Sends plain-text e-mail by RFC 5321. By the Message-ID, which stays the same, mail programs know a second
 * copy. Throws `config-invalid` for what is no address or no password.
 */
export function openMailer(options: SmtpOptions, { clock, readSecret }: SmtpDeps): Mailer {
  const { channel, from, user, passwordFile } = options;
  if (!addressPattern.test(from))
    throw new AppError('config-invalid', `${channel}.from: got "${from}", expected one address`);
  if ((user === undefined) !== (passwordFile === undefined))
    throw new AppError('config-invalid', `${channel}: expected user and passwordFile, or neither`);
  const password = passwordFile && readSecret(passwordFile);
  const transport = createTransport(transportOptions(options, password));
  return {
    async send(mail) {
      const { to: address } = mail;
      if (!addressPattern.test(address)) {
        const message = `${channel}: expected one e-mail address to send to, got ${address ? 'another text' : 'none'}`;
        throw new NoticeUndelivered(message, { kind: 'never' });
      }
      try {
        const date = new Date(clock.now());
        const { response } = await transport.sendMail({ ...messageOf(mail, from), date });
        return { channel, at: clock.now(), reference: cutToBytes(response, subjectBytes) };
      } catch (error) {
        throw undelivered(channel, error, [address, ...(password ? [password] : [])]);
      }
    },
  };
}

function messageOf({ id, to: address, subject, text, priority }: Mail, from: string) {
  const digest = createHash('sha256').update(`${id} ${address}`).digest('hex');
  return {
    from,
    to: { name: '', address },
    subject: cutToBytes(subject, subjectBytes),
    text,
    messageId: `<${digest.slice(0, 32)}@${from.slice(from.indexOf('@') + 1)}>`,
    // Mail programs that answer for people on leave do not answer this (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(priority && { priority }),
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

/** Without the server's word for good (5xx, RFC 5321 4.2.1) it is worth another attempt. */
function undelivered(channel: string, error: unknown, secrets: readonly string[]) {
  const text = error instanceof Error ? error.message : String(error);
  const shown = secrets.reduce((rest, word) => rest.replaceAll(word, '***'), text);
  const isPermanent = error instanceof Error && 'permanent' in error && error.permanent === true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown trouble';
  const message = `${channel}: ${code}: ${cutToBytes(shown, 300)}`;
  return new NoticeUndelivered(message, { kind: isPermanent ? 'never' : 'again' });
}
