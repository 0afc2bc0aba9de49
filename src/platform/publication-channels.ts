import { byHand } from '../adapters/channels/by-hand.ts';
import { openMailChannel } from '../adapters/channels/mail.ts';
import { openPortalExport } from '../adapters/channels/portal-export.ts';
import { openWebhookChannel } from '../adapters/channels/webhook.ts';
import { readSecretFile } from '../adapters/files/secret-file.ts';
import type { PublicationChannelConfig, PublicationConfig } from '../config/publication.ts';
import type { Channel, OfficialChannel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';

/** The official channels by name; throws AppError `config-invalid` where a secret's file cannot be read. */
export function openPublicationChannels(
  { channels }: PublicationConfig,
  clock: Clock,
): ReadonlyMap<string, OfficialChannel> {
  const deps = { clock, readSecret: readSecretFile };
  return new Map(
    channels.map((config) => {
      const { channel, hosts, lists } = config;
      return [channel, { channel: openOne(config, deps), hosts, lists }];
    }),
  );
}

function openOne(
  config: PublicationChannelConfig,
  deps: { clock: Clock; readSecret: (path: string) => string },
): Channel {
  switch (config.kind) {
    case 'manual':
      return byHand;
    case 'files':
      return openPortalExport(config);
    case 'webhook':
      return openWebhookChannel(config, deps);
    case 'smtp':
      return openMailChannel(config, deps);
  }
}
