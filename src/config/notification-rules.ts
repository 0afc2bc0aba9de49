import { repeated, unknownName } from './finding-rules.ts';
import type { Notifications } from './notifications.ts';
import type { Finding, YamlPath } from './problem.ts';

/** Channels that are named once each, and routing that names only channels that exist. */
export function checkNotifications({ channels, routing }: Notifications): Finding[] {
  const names = channels.map(({ channel }) => channel);
  const known = ['console', ...names];
  const at = (...path: YamlPath): YamlPath => ['notifications', ...path];
  return [
    ...repeated(names, (i) => at('channels', i, 'channel')),
    ...routing.rules.flatMap((rule, i) =>
      rule.channels.flatMap(({ channel }) =>
        unknownName(channel, known, at('routing', 'rules', i, 'channels')),
      ),
    ),
    ...unknownName(routing.fallback, known, at('routing', 'fallback')),
  ];
}
