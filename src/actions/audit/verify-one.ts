import type { Actor } from '../../domain/actor.ts';
import type { Finding } from '../../domain/audit/finding.ts';
import type { StoredCase } from '../../domain/audit/stored-case.ts';
import { verifyCase } from '../../domain/audit/verify-case.ts';
import { emptyFold, foldLine } from '../../domain/audit/verify-checkpoints.ts';
import type { VerifyDeps } from './verify.ts';

export type OneVerified =
  | { kind: 'verified'; stored: StoredCase; findings: Finding[] }
  | { kind: 'not-found' }
  | { kind: 'not-permitted' };

/** Checks one case's chain, document and signatures; reads every checkpoint, changes nothing. */
export async function verifyOneCase(
  deps: VerifyDeps,
  actor: Actor,
  caseId: string,
): Promise<OneVerified> {
  if (!actor.roles.includes('audit-admin')) return { kind: 'not-permitted' };
  const { caseAudit, checkpoints, signer, sm3 } = deps;
  const [stored] = await caseAudit.read(justBefore(caseId), 1);
  if (stored?.caseId !== caseId) return { kind: 'not-found' };
  const fold = emptyFold();
  for await (const line of checkpoints.lines()) foldLine({ sm3, signer, known: [] }, fold, line);
  return { kind: 'verified', stored, findings: verifyCase(sm3, stored, fold.cases.get(caseId)) };
}

/** The auditor reads on from an id; an id just below finds one: no id holds a letter that sorts so high. */
function justBefore(id: string): string {
  const last = id.codePointAt(id.length - 1) ?? 1;
  return `${id.slice(0, -1)}${String.fromCodePoint(Math.max(1, last - 1))}\u{10fffd}`;
}
