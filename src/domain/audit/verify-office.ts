import { officeChainId, type Sm3 } from './chain.ts';
import type { ChainHead } from './checkpoint.ts';
import type { Finding } from './finding.ts';
import type { StoredOffice } from './stored-case.ts';
import { chainFindings, markFindings, signedFindings } from './verify-chain.ts';

/** Everything that is wrong with the chain of the office's own events: accounts, duties, passwords. */
export function verifyOffice(
  sm3: Sm3,
  { events, signed: noted }: StoredOffice,
  signed: readonly ChainHead[],
): Finding[] {
  const findings = [
    ...chainFindings(sm3, officeChainId, events),
    ...signedFindings(events, signed),
    ...markFindings(noted, signed),
  ];
  return findings.map((one) => ({ ...one, caseId: officeChainId }));
}
