import type { Notice } from '../../domain/notice.ts';
import { cutToBytes, wordsOf } from '../../domain/notice-text.ts';
import type { Notifier } from '../../ports/notifier.ts';
import { openMailer, type Mail, type SmtpDeps, type SmtpOptions } from './mailer.ts';

/** Options of the mailer, and where people open the office's pages. */
export interface SmtpNotifierOptions extends SmtpOptions {
  /** Address of the office's pages, for links to cases. */
  baseUrl?: string;
}

const bodyBytes = 10_000;

/** Sends notices as plain-text e-mail, one per address; see mailer.ts. */
export function openSmtpNotifier(options: SmtpNotifierOptions, deps: SmtpDeps): Notifier {
  const mailer = openMailer(options, deps);
  return {
    send: (notice, address = '') => mailer.send(mailOf(notice, address, options.baseUrl)),
  };
}

function mailOf(notice: Notice, to: string, baseUrl: string | undefined): Mail {
  const { heading, subject, body, to: people, link } = wordsOf(notice, baseUrl);
  const text = cutToBytes([subject, body, `通知：${people}`].join('\n\n'), bodyBytes);
  return {
    id: notice.id,
    to,
    subject: `${heading} ${subject}`,
    text: link === undefined ? text : `${text}\n\n${link}`,
    ...(notice.urgency === 'breach' && { priority: 'high' as const }),
  };
}
