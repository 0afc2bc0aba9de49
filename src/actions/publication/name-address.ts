import type { Actor } from '../../domain/actor.ts';
import type { Refused } from '../../domain/case/refusal.ts';
import { rulesOf } from '../../domain/case/transitions.ts';
import { changedFacts } from '../../domain/office-event.ts';
import { isOfficialAddress } from '../../domain/official-address.ts';
import { mayEver, refusePermission } from '../../domain/permission.ts';
import type { OfficialChannel } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Documents } from '../../ports/documents.ts';
import type { PublicationStore } from '../../ports/publication-store.ts';

export interface NameAddressDeps {
  publications: PublicationStore;
  officialChannels: ReadonlyMap<string, OfficialChannel>;
  clock: Clock;
  documents: Pick<Documents, 'events'>;
}

export type AddressNamed =
  | { kind: 'named' }
  | Refused
  | { kind: 'not-found' }
  /** It is not on a host of the channel; `hosts` are those that are. */
  | { kind: 'not-official'; hosts: readonly string[] };

/** A person says where the page of a publication (`CASE/p1`) stands; it is looked at there at once. */
export async function nameAddress(
  { publications, officialChannels, clock, documents }: NameAddressDeps,
  actor: Actor,
  { id, url }: { id: string; url: string },
): Promise<AddressNamed> {
  if (!mayEver(actor, 'confirm-publish')) return refusePermission(rulesOf('confirm-publish'));
  const tracked = await publications.get(id);
  if (tracked === undefined) return { kind: 'not-found' };
  const hosts = officialChannels.get(tracked.channel)?.hosts ?? [];
  if (!isOfficialAddress(url, hosts)) return { kind: 'not-official', hosts };
  const now = clock.now();
  // first the audit: after a crash in between the person says the same again
  await documents.events.add({
    id: `publication/${id}/${now}`,
    at: now,
    by: { id: actor.id, name: actor.name },
    kind: 'page-address-named',
    subject: id,
    subjectName: tracked.caseNumber,
    ...changedFacts(tracked.url === undefined ? {} : { url: tracked.url }, { url }),
  });
  await publications.setUrl(id, url, now);
  return { kind: 'named' };
}
