import { createHmac } from 'node:crypto';
import { cutToBytes, wordsOf } from '../../domain/notice-text.ts';
import { secondMs } from '../../domain/time.ts';
import type { Notifier } from '../../ports/notifier.ts';
import { openChannel, readHookUrl, type ChannelOptions, type WebhookDeps } from './channel.ts';
import { judgeRobot } from './robot-answer.ts';

export interface FeishuOptions extends ChannelOptions {
  /** File with the robot's address, `https://open.feishu.cn/open-apis/bot/v2/hook/…`. */
  urlFile: string;
  /** File with the key of the setting 签名校验; without it the robot is guarded by keyword (回应) or address. */
  secretFile?: string;
}

// A body may have 20 KB; the texts are a part of it, and quotation marks double in JSON.
const maxBytes = 8000;
// 100 messages a minute and 5 a second.
const gapMs = 650;
// 11232: too many at once; the document advises to keep off full and half hours.
const passing = { '11232': 60 * secondMs };

/**
 * A Feishu group robot 飞书自定义机器人 (open.feishu.cn/document/client-docs/bot-v3/add-custom-bot):
 * `timestamp` in seconds and `sign` = Base64 of HMAC-SHA256(key = timestamp + "\n" + secret, text = "")
 * in the body, valid for an hour. Sent as 富文本 `post`, whose texts are plain: nothing in them is markup.
 */
export function openFeishuNotifier(options: FeishuOptions, deps: WebhookDeps): Notifier {
  const hook = readHookUrl(options.urlFile, deps);
  const secret = options.secretFile && deps.readSecret(options.secretFile);
  const token = hook.pathname.split('/').at(-1);
  return openChannel(
    { gapMs, ...options },
    {
      compose(notice, now) {
        const { heading, subject, body, to, link } = wordsOf(notice, options.baseUrl);
        const content = [
          [{ tag: 'text', text: cutToBytes([subject, body, `通知：${to}`].join('\n'), maxBytes) }],
          ...(link === undefined ? [] : [[{ tag: 'a', text: '查看事项', href: link }]]),
        ];
        const message = {
          ...(secret && signature(secret, Math.floor(now / secondMs))),
          msg_type: 'post',
          content: { post: { zh_cn: { title: heading, content } } },
        };
        return { url: hook.href, body: JSON.stringify(message) };
      },
      judge: (text) => judgeRobot(text, passing),
      secrets: [hook.href, token, secret],
    },
    deps.clock,
  );
}

function signature(secret: string, seconds: number) {
  const sign = createHmac('sha256', `${seconds}\n${secret}`).digest('base64');
  return { timestamp: String(seconds), sign };
}
