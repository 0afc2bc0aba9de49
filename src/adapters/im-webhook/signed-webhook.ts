import { createHash, createHmac } from 'node:crypto';
import { AppError } from '../../domain/errors.ts';
import { secondMs } from '../../domain/time.ts';
import {
  openChannel,
  readHookUrl,
  type ChannelOptions,
  type HttpChannel,
  type Verdict,
  type WebhookDeps,
} from './channel.ts';

export interface WebhookOptions extends ChannelOptions {
  /** File with the receiver's address. */
  urlFile: string;
  /** File with `whsec_` and 24–64 random bytes in Base64. */
  secretFile: string;
}

/** How messages of one kind become what the receiver reads. */
export interface WebhookWords<Message> {
  /** The kind of message in `webhook-id`, such as `notice`. */
  prefix: string;
  /** Names the message; the same however often it is sent. */
  idOf: (message: Message) => string;
  /** What is sent as JSON. */
  payloadOf: (message: Message) => object;
  /** Reads an answer with a status of 200–299; by default any is taken. */
  judge?: (text: string) => Verdict;
}

/**
 * Posts messages as JSON to any receiver, by the Standard Webhooks 1.0.0
 * (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md): `webhook-id` stays the same
 * however often a message comes, `webhook-timestamp` in seconds is that of the attempt, and
 * `webhook-signature` = `v1,` + Base64 of HMAC-SHA256 over `id.timestamp.body`. A receiver that refuses
 * old timestamps and known ids cannot be fed a recorded message.
 */
export function openSignedWebhook<Message>(
  options: WebhookOptions,
  { prefix, idOf, payloadOf, judge = () => ({ kind: 'taken' }) }: WebhookWords<Message>,
  deps: WebhookDeps,
): HttpChannel<Message> {
  const hook = readHookUrl(options.urlFile, deps);
  const secret = deps.readSecret(options.secretFile);
  const key = keyOf(secret, options.secretFile);
  return openChannel<Message>(
    options,
    {
      compose(message, now) {
        const body = JSON.stringify(payloadOf(message));
        const digest = createHash('sha256').update(idOf(message)).digest('hex');
        const id = `${prefix}_${digest.slice(0, 32)}`;
        const timestamp = String(Math.floor(now / secondMs));
        const sign = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`);
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${sign.digest('base64')}`,
        };
        return { url: hook.href, body, headers };
      },
      judge,
      secrets: [hook.href, secret],
    },
    deps.clock,
  );
}

function keyOf(secret: string, path: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (secret.startsWith('whsec_') && key.length >= 24 && key.length <= 64) return key;
  const expected = 'expected "whsec_" and 24–64 bytes in Base64';
  throw new AppError('config-invalid', `${path}: ${expected}`);
}
