import { toIso } from '../../domain/time.ts';
import type { Channel, PublicationOrder } from '../../ports/channel.ts';
import type { Verdict, WebhookDeps } from '../im-webhook/channel.ts';
import { openSignedWebhook, type WebhookOptions } from '../im-webhook/signed-webhook.ts';

/**
 * Posts responses as JSON, signed by the Standard Webhooks; `webhook-id` stays the same for the same response.
 * A receiver may answer `{"url": "https://…"}`, where the page will stand.
 */
export function openWebhookChannel(options: WebhookOptions, deps: WebhookDeps): Channel {
  const idOf = ({ id }: PublicationOrder) => id;
  const hook = openSignedWebhook(options, { prefix: 'publication', idOf, payloadOf, judge }, deps);
  return {
    async publish(order) {
      const { reference: url } = await hook.send(order);
      return { kind: 'sent', ...(url !== undefined && { url }) };
    },
  };
}

function payloadOf({ id, caseNumber, channel, title, body, requestedAt }: PublicationOrder) {
  const data = { id, caseNumber, channel, title, body };
  return { type: 'publication.requested', timestamp: toIso(requestedAt), data };
}

function judge(text: string): Verdict {
  const url = addressIn(text);
  return { kind: 'taken', ...(url !== undefined && { reference: url }) };
}

const longestUrl = 2000;

/** The address in the answer; an answer in other words is taken all the same. */
function addressIn(text: string): string | undefined {
  const answer = parsed(text);
  if (typeof answer !== 'object' || answer === null || !('url' in answer)) return undefined;
  const { url } = answer;
  if (typeof url !== 'string' || url.length > longestUrl || !URL.canParse(url)) return undefined;
  return /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
