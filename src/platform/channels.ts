import { readSecretFile } from '../adapters/files/secret-file.ts';
import { openDingTalkNotifier } from '../adapters/im-webhook/dingtalk.ts';
import { openFeishuNotifier } from '../adapters/im-webhook/feishu.ts';
import { openWebhookNotifier } from '../adapters/im-webhook/webhook.ts';
import { openWeComNotifier } from '../adapters/im-webhook/wecom.ts';
import { openSmtpNotifier } from '../adapters/smtp/notifier.ts';
import type { ChannelConfig, Notifications } from '../config/notifications.ts';
import type { Clock } from '../ports/clock.ts';
import type { Notifier } from '../ports/notifier.ts';

/** The office's channels by name; throws AppError `config-invalid` where a secret's file cannot be read. */
export function openChannels(
  { channels, baseUrl }: Notifications,
  clock: Clock,
): ReadonlyMap<string, Notifier> {
  const link = baseUrl === undefined ? {} : { baseUrl };
  const deps = { clock, readSecret: readSecretFile };
  return new Map(channels.map((one) => [one.channel, openOne({ ...one, ...link }, deps)]));
}

function openOne(
  config: ChannelConfig & { baseUrl?: string },
  deps: { clock: Clock; readSecret: (path: string) => string },
): Notifier {
  switch (config.kind) {
    case 'smtp':
      return openSmtpNotifier(config, deps);
    case 'webhook':
      return openWebhookNotifier(config, deps);
    case 'dingtalk':
      return openDingTalkNotifier(config, deps);
    case 'feishu':
      return openFeishuNotifier(config, deps);
    case 'wecom':
      return openWeComNotifier(config, deps);
  }
}
