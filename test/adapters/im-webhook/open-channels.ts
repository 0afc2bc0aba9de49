import { openDingTalkNotifier } from '../../../src/adapters/im-webhook/dingtalk.ts';
import { openFeishuNotifier } from '../../../src/adapters/im-webhook/feishu.ts';
import { openWebhookNotifier } from '../../../src/adapters/im-webhook/webhook.ts';
import { openWeComNotifier } from '../../../src/adapters/im-webhook/wecom.ts';
import type { Notifier } from '../../../src/ports/notifier.ts';
import { openManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { openLoopbackProvider, type LoopbackProvider } from './loopback-provider.ts';
import {
  dingTalkRules,
  feishuRules,
  secret,
  token,
  webhookKey,
  webhookRules,
  weComRules,
  type ProviderRules,
} from './providers.ts';

export const webhookSecret = `whsec_${webhookKey.toString('base64')}`;

export type ChannelKind = 'dingtalk' | 'feishu' | 'wecom' | 'webhook';

export const rulesOf: Record<ChannelKind, ProviderRules> = {
  dingtalk: dingTalkRules,
  feishu: feishuRules,
  wecom: weComRules,
  webhook: webhookRules,
};

export interface OpenedWebhook {
  notifier: Notifier;
  provider: LoopbackProvider;
  clock: ManualClock;
}

export interface OpeningOptions {
  baseUrl?: string;
  timeoutMs?: number;
  /** Instead of the right one. */
  secret?: string;
}

/** A channel of this kind, its secrets in place, and the loopback provider that it talks to. */
export async function openWebhookChannel(
  kind: ChannelKind,
  options: OpeningOptions = {},
): Promise<OpenedWebhook> {
  const clock = openManualClock();
  const { path, answer } = rulesOf[kind];
  const provider = await openLoopbackProvider((received) => answer(received, clock.now()));
  const files: Record<string, string> = {
    url: `${provider.origin}${path}`,
    secret: options.secret ?? (kind === 'webhook' ? webhookSecret : secret),
  };
  const { baseUrl, timeoutMs } = options;
  const common = {
    channel: kind,
    urlFile: 'url',
    secretFile: 'secret',
    ...(baseUrl !== undefined && { baseUrl }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
  const deps = { clock, readSecret: (file: string) => files[file] ?? '' };
  return { notifier: openers[kind](common, deps), provider, clock };
}

const openers = {
  dingtalk: openDingTalkNotifier,
  feishu: openFeishuNotifier,
  wecom: openWeComNotifier,
  webhook: openWebhookNotifier,
};

/** What must never be read in a message or a log. */
export const webhookSecrets = [token, secret, webhookSecret];
