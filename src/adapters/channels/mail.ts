import type { Channel } from '../../ports/channel.ts';
import { openMailer, type SmtpDeps, type SmtpOptions } from '../smtp/mailer.ts';

export interface MailChannelOptions extends SmtpOptions {
  /** The editors who put it on the page. */
  to: string;
}

/** Sends responses by e-mail to those who publish them; the same response carries the same Message-ID. */
export function openMailChannel(options: MailChannelOptions, deps: SmtpDeps): Channel {
  const mailer = openMailer(options, deps);
  return {
    async publish({ id, caseNumber, channel, title, body }) {
      const subject = `【请发布·${channel}】${caseNumber} ${title}`.replace(/\s+/g, ' ');
      const text = [title, body, `——${caseNumber}，请按原文发布，不得改动`].join('\n\n');
      const { reference } = await mailer.send({ id, to: options.to, subject, text });
      return { kind: 'sent', ...(reference !== undefined && { reference }) };
    },
  };
}
