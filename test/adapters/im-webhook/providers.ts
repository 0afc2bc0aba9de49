import { createHmac } from 'node:crypto';
import type { Received, Reply } from './loopback-provider.ts';

/** What a loopback provider checks, what it says, and what a reader of its group would see. */
export interface ProviderRules {
  path: string;
  /** The provider's own answer to a request at `now`. */
  answer(received: Received, now: number): Reply;
  seen(received: Received): string;
  busy: Reply;
  tooMany: Reply;
  refusal: Reply;
}

export const token = 'tok-5f0c7d';
export const secret = 'SEC0d1c2b3a-fictitious';
export const webhookKey = Buffer.from('a fictitious key of 32 bytes 123');

const hourMs = 3_600_000;
const json = (value: unknown, status = 200): Reply => ({ status, body: JSON.stringify(value) });

// The signing key is the secret, the signed text is timestamp, line break, secret; milliseconds.
export const dingTalkRules: ProviderRules = {
  path: `/robot/send?access_token=${token}`,
  answer({ query, headers, body }, now) {
    const timestamp = query.get('timestamp') ?? '';
    const mac = createHmac('sha256', Buffer.from(secret)).update(timestamp);
    const expected = mac.update('\n').update(secret).digest('base64');
    if (query.get('access_token') !== token)
      return json({ errcode: 300001, errmsg: 'token is not exist' });
    if (query.get('sign') !== expected || Math.abs(now - Number(timestamp)) > hourMs)
      return dingTalkRules.refusal;
    const { msgtype, markdown } = JSON.parse(body);
    if (!headers['content-type']?.includes('utf-8') || msgtype !== 'markdown')
      return json({ errcode: 400105, errmsg: 'unsupported msgtype' });
    if (markdown.title.length > 64 || markdown.text.length > 5000)
      return json({ errcode: 34016, errmsg: 'too long' });
    return json({ errcode: 0, errmsg: 'ok' });
  },
  seen: ({ body }) => JSON.parse(body).markdown.text,
  busy: json({ errcode: -1, errmsg: '系统繁忙' }),
  tooMany: json({ errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }),
  refusal: json({ errcode: 310000, errmsg: 'sign not match' }),
};

// The signing key is timestamp, line break, secret; the signed text is empty; seconds.
export const feishuRules: ProviderRules = {
  path: `/open-apis/bot/v2/hook/${token}`,
  answer({ path, body }, now) {
    const { timestamp, sign, msg_type, content } = JSON.parse(body);
    if (path !== feishuRules.path) return json({ code: 19001, msg: 'incoming webhook not found' });
    const expected = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
    if (sign !== expected || Math.abs(now - Number(timestamp) * 1000) > hourMs)
      return feishuRules.refusal;
    const lines: unknown = content?.post?.zh_cn?.content;
    if (msg_type !== 'post' || !Array.isArray(lines) || Buffer.byteLength(body) > 20 * 1024)
      return json({ code: 9499, msg: 'Bad Request', data: {} });
    return json({ StatusCode: 0, StatusMessage: 'success', code: 0, msg: 'success', data: {} });
  },
  seen({ body }) {
    const { title, content } = JSON.parse(body).content.post.zh_cn;
    return [
      title,
      ...content.flat().map((part: { text: string; href?: string }) => part.href ?? part.text),
    ].join('\n');
  },
  busy: json({ msg: 'busy' }, 502),
  tooMany: json({ code: 11232, msg: 'create message failed: frequency limited' }),
  refusal: json({
    code: 19021,
    msg: 'sign match fail or timestamp is not within one hour from current time',
  }),
};

export const weComRules: ProviderRules = {
  path: `/cgi-bin/webhook/send?key=${token}`,
  answer({ query, body }) {
    if (query.get('key') !== token) return weComRules.refusal;
    const { msgtype, markdown } = JSON.parse(body);
    if (msgtype !== 'markdown') return json({ errcode: 40008, errmsg: 'invalid message type' });
    if (Buffer.byteLength(markdown.content) > 4096)
      return json({ errcode: 40058, errmsg: 'markdown.content exceed max length 4096' });
    return json({ errcode: 0, errmsg: 'ok' });
  },
  seen: ({ body }) => JSON.parse(body).markdown.content,
  busy: json({ errcode: -1, errmsg: 'system error' }),
  tooMany: json({ errcode: 45009, errmsg: 'api freq out of limit' }),
  refusal: json({ errcode: 93000, errmsg: 'invalid webhook url' }),
};

// Standard Webhooks: id, timestamp in seconds and body, joined by full stops; five minutes of tolerance.
export const webhookRules: ProviderRules = {
  path: '/huiying',
  answer({ headers, body }, now) {
    const id = String(headers['webhook-id']);
    const timestamp = String(headers['webhook-timestamp']);
    const [version, mac] = String(headers['webhook-signature']).split(',');
    const signed = createHmac('sha256', webhookKey).update(`${id}.${timestamp}.${body}`);
    if (version !== 'v1' || mac !== signed.digest('base64') || id.includes('.'))
      return webhookRules.refusal;
    if (Math.abs(now / 1000 - Number(timestamp)) > 300)
      return { status: 400, body: 'timestamp too old' };
    return { status: 204, body: '' };
  },
  seen({ body }) {
    const { data } = JSON.parse(body);
    const names = data.to.map(({ name }: { name: string }) => name);
    return [data.caseNumber, data.subject, data.body, ...names, data.link].join('\n');
  },
  busy: { status: 503, body: 'restarting' },
  tooMany: { status: 429, headers: { 'retry-after': '120' }, body: 'too many requests' },
  refusal: { status: 401, body: 'signature does not match' },
};
