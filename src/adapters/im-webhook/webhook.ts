import type { Notice } from '../../domain/notice.ts';
import { cutToBytes, wordsOf } from '../../domain/notice-text.ts';
import { toIso } from '../../domain/time.ts';
import type { Notifier } from '../../ports/notifier.ts';
import type { WebhookDeps } from './channel.ts';
import { openSignedWebhook, type WebhookOptions } from './signed-webhook.ts';

const subjectBytes = 1000;
const bodyBytes = 8000;

/** Posts notices as JSON to any receiver, signed as signed-webhook.ts says. Any 2xx is taken. */
export function openWebhookNotifier(options: WebhookOptions, deps: WebhookDeps): Notifier {
  const payload = (notice: Notice) => payloadOf(notice, options.baseUrl);
  return openSignedWebhook<Notice>(
    options,
    { prefix: 'notice', idOf: ({ id }) => id, payloadOf: payload },
    deps,
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
