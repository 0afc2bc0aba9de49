import { isOfficialAddress } from '../domain/official-address.ts';
import { repeated, unless } from './finding-rules.ts';
import type { Finding, YamlPath } from './problem.ts';
import type { PublicationConfig } from './publication.ts';

/** Channels that are named once each, and lists that stand on the channel's own hosts. */
export function checkPublication({ channels }: PublicationConfig): Finding[] {
  const at = (...path: YamlPath): YamlPath => ['publication', 'channels', ...path];
  return [
    ...repeated(
      channels.map(({ channel }) => channel),
      (i) => at(i, 'channel'),
    ),
    ...channels.flatMap(({ hosts, lists }, i) =>
      lists.flatMap((list, j) =>
        unless(
          isOfficialAddress(list, hosts),
          at(i, 'lists', j),
          `got "${list}", expected an address on one of ${hosts.join(', ')}`,
        ),
      ),
    ),
  ];
}
