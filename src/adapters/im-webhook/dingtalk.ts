import { createHmac } from 'node:crypto';
import { markdownOf, wordsOf } from '../../domain/notice-text.ts';
import { minuteMs } from '../../domain/time.ts';
import type { Notifier } from '../../ports/notifier.ts';
import { openChannel, readHookUrl, type ChannelOptions, type WebhookDeps } from './channel.ts';
import { judgeRobot } from './robot-answer.ts';

export interface DingTalkOptions extends ChannelOptions {
  /** File with the robot's address, `https://oapi.dingtalk.com/robot/send?access_token=…`. */
  urlFile: string;
  /** File with the `SEC…` of the setting 加签; without it the robot is guarded by keyword (回应) or address. */
  secretFile?: string;
}

// 34016: markdown 字段长度 not above 5,000; counted in bytes here, the narrower reading.
const maxBytes = 5000;
// 20 messages a minute, then the robot is silenced for 10 minutes.
const gapMs = 3100;
const passing = { '-1': 0, '130101': 10 * minuteMs, '410100': 10 * minuteMs };

/**
 * A DingTalk group robot 钉钉自定义机器人 (open.dingtalk.com/document/robots/custom-robot-access and
 * …/customize-robot-security-settings): `timestamp` in ms and `sign` = URL-encoded Base64 of
 * HMAC-SHA256(key = secret, text = timestamp + "\n" + secret) in the address, valid for an hour.
 */
export function openDingTalkNotifier(options: DingTalkOptions, deps: WebhookDeps): Notifier {
  const hook = readHookUrl(options.urlFile, deps);
  const secret = options.secretFile && deps.readSecret(options.secretFile);
  const token = hook.searchParams.get('access_token');
  return openChannel(
    { gapMs, ...options },
    {
      compose(notice, now) {
        const words = wordsOf(notice, options.baseUrl);
        const markdown = { title: words.heading, text: markdownOf(words, maxBytes) };
        const url = secret ? signedUrl(hook, secret, now) : hook.href;
        return { url, body: JSON.stringify({ msgtype: 'markdown', markdown }) };
      },
      judge: (text) => judgeRobot(text, passing),
      secrets: [hook.href, token, secret],
    },
    deps.clock,
  );
}

function signedUrl(hook: URL, secret: string, now: number): string {
  const url = new URL(hook);
  url.searchParams.set('timestamp', String(now));
  url.searchParams.set(
    'sign',
    createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'),
  );
  return url.href;
}
