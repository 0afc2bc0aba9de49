import type { Source } from '../domain/source.ts';
import { implausibleRegion, unless } from './finding-rules.ts';
import { isLoopback } from './loopback.ts';
import type { Finding } from './problem.ts';
import type { OfficeFile } from './schema.ts';

/** Ids that no other source of the office has (`earlier` are those of the lists before), and regions that look like ones. */
export function checkSources(sources: readonly Source[], earlier: readonly Source[]): Finding[] {
  return sources.flatMap(({ id, region }, i) => {
    const before = [...earlier, ...sources.slice(0, i)];
    return [
      ...unless(
        before.every((source) => source.id !== id),
        [i, 'id'],
        `got "${id}" a second time, expected each once`,
      ),
      ...implausibleRegion(region, [i, 'region']),
    ];
  });
}

const politeGapMs = 500;

/** Whether the enabled sources may be collected as `crawl` says: short pauses and loopback are for our own machine only. */
export function checkCollection(
  { perHostGap, allowPrivateHosts }: OfficeFile['crawl'],
  sources: readonly Source[],
): Finding[] {
  const strangers = sources.filter(
    ({ enabled, url }) => enabled && !allowPrivateHosts.includes(hostAndPort(url)),
  );
  const [first] = strangers;
  return [
    ...unless(
      first === undefined || perHostGap >= politeGapMs,
      ['crawl', 'perHostGap'],
      `got ${perHostGap}ms, expected at least "${politeGapMs}ms" while a public source (${first?.id}) is enabled`,
    ),
    ...strangers.flatMap(({ id, url }) =>
      unless(
        !isLoopback(new URL(url).hostname),
        ['crawl', 'allowPrivateHosts'],
        `lacks "${hostAndPort(url)}", expected it there for the source ${id}`,
      ),
    ),
  ];
}

function hostAndPort(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
}
