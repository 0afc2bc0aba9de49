import type { Sm3 } from '../../domain/audit/chain.ts';
import type { CheckpointMark, SignatureCheck } from '../../domain/audit/checkpoint.ts';
import type { Finding } from '../../domain/audit/finding.ts';
import { verifyAbsentCase, verifyCase } from '../../domain/audit/verify-case.ts';
import { verifyOffice } from '../../domain/audit/verify-office.ts';
import {
  emptyFold,
  endFindings,
  foldLine,
  type CheckpointFold,
} from '../../domain/audit/verify-checkpoints.ts';
import type { AuditSink } from '../../ports/audit-sink.ts';
import type { CaseAudit } from '../../ports/case-audit.ts';

export interface VerifyDeps {
  caseAudit: CaseAudit;
  checkpoints: AuditSink;
  signer: SignatureCheck;
  sm3: Sm3;
}

export interface VerifyOptions {
  /** Fingerprint of the key that the auditor has noted. */
  keyId?: string;
  /** A checkpoint that the auditor has noted. */
  known?: CheckpointMark;
  /** Told after each batch. */
  onProgress?: (done: AuditCounts) => void;
}

export interface AuditCounts {
  cases: number;
  /** The length of all chains together. */
  events: number;
  /** Commands accepted: the sum of all versions. */
  versions: number;
  checkpoints: number;
  /** What was done to the office itself. */
  officeEvents: number;
}

export interface AuditReport {
  counts: AuditCounts;
  /** Sound when empty. */
  findings: Finding[];
  keyId: string;
  /** The newest checkpoint in the file, for the auditor to note. */
  newest: CheckpointMark;
}

const batchSize = 200;
const linesPerReport = 500;

/** Reads every checkpoint and every case, changes nothing, and tells all that has been tampered with. */
export async function verifyAudit(
  deps: VerifyDeps,
  options: VerifyOptions = {},
): Promise<AuditReport> {
  const { keyId } = deps.signer;
  const counts = { cases: 0, events: 0, versions: 0, checkpoints: 0, officeEvents: 0 };
  const tell = (done: Partial<AuditCounts>) => {
    Object.assign(counts, done);
    options.onProgress?.(counts);
  };
  const noted = await deps.caseAudit.lastCheckpoint();
  const known = [noted, options.known].filter((mark) => mark !== undefined);
  const fold = await foldCheckpoints(deps, known, tell);
  const ofCases = await verifyCases(deps, fold, tell);
  const office = await deps.caseAudit.office.read();
  tell({ officeEvents: office.events.length });
  const findings = [
    ...expectedFindings(keyId, fold, options),
    ...fold.findings,
    ...endFindings(fold, noted),
    ...wholeFindings(fold, counts, { noted, ofCases }),
    ...ofCases,
    ...verifyOffice(deps.sm3, office, fold.office),
  ];
  return { counts, findings, keyId, newest: fold.newest };
}

async function foldCheckpoints(
  { checkpoints, signer, sm3 }: VerifyDeps,
  known: readonly CheckpointMark[],
  tell: (done: Partial<AuditCounts>) => void,
): Promise<CheckpointFold> {
  const fold = emptyFold();
  for await (const line of checkpoints.lines()) {
    foldLine({ sm3, signer, known }, fold, line);
    if (fold.count % linesPerReport === 0) tell({ checkpoints: fold.count });
  }
  tell({ checkpoints: fold.count });
  return fold;
}

async function verifyCases(
  { caseAudit, sm3 }: VerifyDeps,
  fold: CheckpointFold,
  tell: (done: Partial<AuditCounts>) => void,
): Promise<Finding[]> {
  const done = { cases: 0, events: 0, versions: 0 };
  const findings: Finding[] = [];
  const unseen = new Map(fold.cases);
  for (let afterId = ''; ;) {
    const batch = await caseAudit.read(afterId, batchSize);
    for (const stored of batch) {
      findings.push(...verifyCase(sm3, stored, fold.cases.get(stored.caseId)));
      unseen.delete(stored.caseId);
      done.cases += stored.record === undefined ? 0 : 1;
      done.events += stored.events.length;
      done.versions += stored.record?.version ?? 0;
    }
    tell(done);
    const last = batch.at(-1);
    if (last === undefined) break;
    afterId = last.caseId;
  }
  for (const [caseId, signed] of unseen) findings.push(verifyAbsentCase(caseId, signed));
  return findings;
}

function expectedFindings(
  keyInUse: string,
  fold: CheckpointFold,
  { keyId, known }: VerifyOptions,
): Finding[] {
  const isOtherKey = keyId !== undefined && keyId !== keyInUse;
  const isUnmet = known !== undefined && !fold.met.has(known.hash);
  return [
    ...(isOtherKey ? [{ kind: 'key-replaced' } as const] : []),
    ...(isUnmet ? [{ kind: 'checkpoint-unknown', sequence: known.sequence } as const] : []),
  ];
}

/** What is wrong with the store as a whole. */
function wholeFindings(
  { last }: CheckpointFold,
  counts: AuditCounts,
  { noted, ofCases }: { noted: CheckpointMark | undefined; ofCases: readonly Finding[] },
): Finding[] {
  if (last === undefined) return [];
  const { sequence: until } = last;
  const sequence = noted?.sequence ?? 0;
  const isBehind = ofCases.some(({ kind }) => kind === 'tail-cut' || kind === 'case-deleted');
  const isFewer = counts.cases < last.cases || counts.events < last.events;
  return [
    // a crash between the file and the store leaves the store one behind, but no case
    ...(isBehind && sequence < until
      ? [{ kind: 'store-rolled-back', sequence, until } as const]
      : []),
    ...(isFewer ? [{ kind: 'fewer-than-signed', sequence: until } as const] : []),
  ];
}
