import { isOfficialAddress } from '../../domain/official-address.ts';
import { mayLeadTo, type PublicationMatch } from '../../domain/publication-proof.ts';
import type { OfficialChannel } from '../../ports/channel.ts';
import type { TrackedPublication } from '../../ports/publication-store.ts';
import {
  fetchPage,
  readResponse,
  visible,
  wordsOf,
  type Looking,
  type ResponseReading,
} from './read-response.ts';

/** The official page that carries the response, or why none was found yet. */
export type Finding =
  | { kind: 'seen'; reading: Extract<ResponseReading, { kind: 'read' }> }
  | { kind: 'unseen'; reason: string };

const maxCandidates = 5;

/** Looks at the address that was named, then at what the channel's lists and searches lead to. */
export async function findResponse(
  looking: Looking,
  tracked: TrackedPublication,
  places: Pick<OfficialChannel, 'hosts' | 'lists'>,
): Promise<Finding> {
  const reasons: string[] = [];
  const read = async (address: string): Promise<Finding | undefined> => {
    if (!isOfficialAddress(address, places.hosts)) {
      reasons.push(foreign(address));
      return undefined;
    }
    const finding = judge(await readResponse(looking, address, tracked), places.hosts);
    if (finding.kind === 'seen') return finding;
    reasons.push(finding.reason);
    return undefined;
  };
  const named = tracked.url === undefined ? undefined : await read(tracked.url);
  if (named) return named;
  for (const list of places.lists) {
    const { addresses, reason } = await candidatesOn(looking, list, tracked.title, places.hosts);
    if (reason !== undefined) reasons.push(reason);
    for (const address of addresses) {
      const finding = await read(address);
      if (finding) return finding;
    }
  }
  const nowhere = places.lists.length > 0 ? '列表中未见该标题' : '尚未填报发布地址';
  return { kind: 'unseen', reason: reasons[0] ?? nowhere };
}

function judge(reading: ResponseReading, hosts: readonly string[]): Finding {
  switch (reading.kind) {
    case 'gone':
      return { kind: 'unseen', reason: '页面不存在' };
    case 'unread':
      return { kind: 'unseen', reason: reading.reason };
    case 'read':
      if (!isOfficialAddress(reading.url, hosts))
        return { kind: 'unseen', reason: foreign(reading.url) };
      return reading.match.matches
        ? { kind: 'seen', reading }
        : { kind: 'unseen', reason: differenceInWords(reading.match) };
  }
}

function foreign(address: string): string {
  return `${address} 不是该渠道的官方地址`;
}

function differenceInWords({ titleScore, missing }: PublicationMatch): string {
  const sentence = missing[0];
  if (sentence !== undefined) return `页面正文与审定文稿不符，未见：“${sentence.slice(0, 100)}”`;
  return titleScore < 1 ? '页面标题与审定文稿不符' : '页面与审定文稿不符';
}

/** The official addresses that a list or search page gives for the title, and why it gave none. */
async function candidatesOn(
  looking: Looking,
  list: string,
  title: string,
  hosts: readonly string[],
): Promise<{ addresses: string[]; reason?: string }> {
  const outcome = await fetchPage(looking, list.replaceAll('{title}', encodeURIComponent(title)));
  if (outcome?.kind !== 'page') return { addresses: [], reason: wordsOf(outcome) };
  const addresses = visible(outcome)
    .links.filter(({ url, text }) => mayLeadTo(text, title) && isOfficialAddress(url, hosts))
    .map(({ url }) => url);
  return { addresses: [...new Set(addresses)].slice(0, maxCandidates) };
}
