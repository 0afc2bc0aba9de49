import { Agent, request } from 'undici';

/** A JSON body on its way, with the headers that the receiver wants beside it. */
export interface Post {
  url: string;
  body: string;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  text: string;
  /** From a Retry-After header in seconds; a date there is not read. */
  retryAfterMs?: number;
}

const maxAnswerBytes = 64 * 1024;

// Notices are rare: no connection is kept, so there is nothing to close.
const agent = new Agent({ maxResponseSize: maxAnswerBytes, keepAliveTimeout: 1 });

/** Posts once and reads the answer; follows no redirect. Rejects with the network's own error, or after `timeoutMs` of real time. */
export async function post(
  { url, body, headers }: Post,
  options: { timeoutMs: number },
): Promise<Answer> {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body,
    dispatcher: agent,
    reset: true,
    signal: AbortSignal.timeout(options.timeoutMs),
  });
  const text = await response.body.text();
  const retryAfter = String(response.headers['retry-after'] ?? '');
  return {
    status: response.statusCode,
    text,
    ...(/^\d{1,6}$/.test(retryAfter) && { retryAfterMs: Number(retryAfter) * 1000 }),
  };
}
