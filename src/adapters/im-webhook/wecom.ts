import { markdownOf, wordsOf } from '../../domain/notice-text.ts';
import { minuteMs } from '../../domain/time.ts';
import type { Notifier } from '../../ports/notifier.ts';
import { openChannel, readHookUrl, type ChannelOptions, type WebhookDeps } from './channel.ts';
import { judgeRobot } from './robot-answer.ts';

export interface WeComOptions extends ChannelOptions {
  /** File with the robot's address, `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…`; the key is all its protection. */
  urlFile: string;
}

// markdown.content: 最长不超过4096个字节.
const maxBytes = 4096;
// 20 messages a minute.
const gapMs = 3100;
// -1 系统繁忙, 45009 接口调用超过限制 (developer.work.weixin.qq.com/document/path/90313).
const passing = { '-1': 0, '45009': minuteMs };

/** A WeCom group robot 企业微信群机器人 (developer.work.weixin.qq.com/document/path/91770): the key stands in the address, nothing is signed. */
export function openWeComNotifier(options: WeComOptions, deps: WebhookDeps): Notifier {
  const hook = readHookUrl(options.urlFile, deps);
  const key = hook.searchParams.get('key');
  return openChannel(
    { gapMs, ...options },
    {
      compose(notice) {
        const content = markdownOf(wordsOf(notice, options.baseUrl), maxBytes);
        return {
          url: hook.href,
          body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }),
        };
      },
      judge: (text) => judgeRobot(text, passing),
      secrets: [hook.href, key],
    },
    deps.clock,
  );
}
