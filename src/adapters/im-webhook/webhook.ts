import { createHash, createHmac } from 'node:crypto';
import { AppError } from '../../domain/errors.ts';
import type { Notice } from '../../domain/notice.ts';
import { cutToBytes, wordsOf } from '../../domain/notice-text.ts';
import { secondMs, toIso } from '../../domain/time.ts';
import type { Notifier } from '../../ports/notifier.ts';
import { openChannel, readHookUrl, type ChannelOptions, type WebhookDeps } from './channel.ts';

export interface WebhookOptions extends ChannelOptions {
  /** File with the receiver's address. */
  urlFile: string;
  /** File with `whsec_` and 24–64 random bytes in Base64. */
  secretFile: string;
}

const subjectBytes = 1000;
const bodyBytes = 8000;

/**
 * Posts notices as JSON to any receiver, by the Standard Webhooks 1.0.0
 * (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md): `webhook-id` stays the same
 * however often a notice comes, `webhook-timestamp` in seconds is that of the attempt, and
 * `webhook-signature` = `v1,` + Base64 of HMAC-SHA256 over `id.timestamp.body`. A receiver that refuses
 * old timestamps and known ids cannot be fed a recorded message. Any 2xx is taken.
 */
export function openWebhookNotifier(options: WebhookOptions, deps: WebhookDeps): Notifier {
  const hook = readHookUrl(options.urlFile, deps);
  const secret = deps.readSecret(options.secretFile);
  const key = keyOf(secret, options.secretFile);
  return openChannel(
    options,
    {
      compose(notice, now) {
        const body = JSON.stringify(payloadOf(notice, options.baseUrl));
        const id = `notice_${createHash('sha256').update(notice.id).digest('hex').slice(0, 32)}`;
        const timestamp = String(Math.floor(now / secondMs));
        const sign = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`);
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${sign.digest('base64')}`,
        };
        return { url: hook.href, body, headers };
      },
      judge: () => ({ kind: 'taken' }),
      secrets: [hook.href, secret],
    },
    deps.clock,
  );
}

function payloadOf(notice: Notice, baseUrl: string | undefined) {
  const { id, caseId, caseNumber, department, severity, urgency, at, to } = notice;
  const { subject, body, link } = wordsOf(notice, baseUrl);
  const data = {
    id,
    caseId,
    caseNumber,
    department,
    severity,
    urgency,
    to: to.map(({ role, name }) => ({ role, name })),
    subject: cutToBytes(subject, subjectBytes),
    body: cutToBytes(body, bodyBytes),
    link,
  };
  return { type: 'notice.sent', timestamp: toIso(at), data };
}

function keyOf(secret: string, path: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (secret.startsWith('whsec_') && key.length >= 24 && key.length <= 64) return key;
  const expected = 'expected "whsec_" and 24–64 bytes in Base64';
  throw new AppError('config-invalid', `${path}: ${expected}`);
}
