import { parseJson } from '../json-text.ts';
import { officeEventSchema } from '../office-event.ts';
import { officeChainId, type Sm3 } from './chain.ts';
import type { ChainHead } from './checkpoint.ts';
import type { Finding } from './finding.ts';
import type { StoredLink, StoredOffice } from './stored-case.ts';
import {
  chainFindings,
  finding,
  isAsWritten,
  markFindings,
  signedFindings,
} from './verify-chain.ts';

/** Everything that is wrong with the chain of the office's own events. */
export function verifyOffice(
  sm3: Sm3,
  { events, signed: noted }: StoredOffice,
  signed: readonly ChainHead[],
): Finding[] {
  const findings = [
    ...chainFindings(sm3, officeChainId, events),
    ...events.filter(isUnknown).map(({ sequence }) => finding('event-unknown', { sequence })),
    ...signedFindings(events, signed),
    ...markFindings(noted, signed),
  ];
  return findings.map((one) => ({ ...one, caseId: officeChainId }));
}

/** Well written, but nothing that this version knows. */
function isUnknown({ event: text }: StoredLink): boolean {
  const event = parseJson(text);
  return isAsWritten(text, event) && !officeEventSchema.safeParse(event).success;
}
