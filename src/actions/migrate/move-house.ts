import { AppError } from '../../domain/errors.ts';
import type { BlobStore } from '../../ports/blobs.ts';
import type { Household } from '../../ports/household.ts';
import type { Log } from '../../ports/log.ts';
import { verifyAudit, type AuditCounts, type VerifyDeps } from '../audit/verify.ts';
import { verifyEvidence, type EvidenceFault } from '../evidence/verify.ts';
import { handOverLog, inFlight } from './hand-over-log.ts';
import { shelfMoves, type Comparison, type Kind, type ShelfMove } from './shelf-move.ts';

/** One office as it is kept in one place. */
export interface House extends VerifyDeps {
  household: Household;
  blobs: BlobStore;
  log: Log;
}

export interface MoveDeps {
  from: House;
  to: House;
  /** SHA-256 in hex. */
  hash(text: string): string;
  /** Told after each batch. */
  tell(kind: Kind, done: number, of: number): void;
}

/** What is to be moved. */
export interface MovePlan {
  kinds: { kind: Kind; count: number }[];
  inFlight: number;
}

/** What was moved, and whether both houses hold the same. */
export interface MoveReport {
  kinds: Comparison[];
  /** Evidence that is damaged or missing in the new house only. */
  damagedEvidence: number;
  audit: { from: AuditCounts; to: AuditCounts };
  /** Findings of the audit in the new house that the old one does not have. */
  newFindings: number;
  /** Records handed over; none unless everything else is right. */
  handedOver: number;
  isSound: boolean;
}

/** Counts without writing anything. */
export async function planMove({ household, log }: House): Promise<MovePlan> {
  const moves = shelfMoves(household, household);
  const kinds: MovePlan['kinds'] = [];
  for (const { kind, count } of moves) kinds.push({ kind, count: await count() });
  return { kinds, inFlight: await inFlight(log) };
}

/**
 * Moves an office that is stopped: copies everything, verifies the copy, and only then hands over what is in flight.
 * Run again after a stop it goes on. The old house keeps all but what was in flight. Throws `cancelled`.
 */
export async function moveHouse(deps: MoveDeps, signal: AbortSignal): Promise<MoveReport> {
  const moves = shelfMoves(deps.from.household, deps.to.household);
  for (const move of moves) await copyKind(deps, move, signal);
  const kinds: Comparison[] = [];
  for (const move of moves) {
    checkSignal(signal);
    kinds.push(await move.compare(deps.hash));
  }
  const damagedEvidence = countAdded(await faultsOf(deps.from), await faultsOf(deps.to));
  checkSignal(signal);
  const [before, after] = [await verifyAudit(deps.from), await verifyAudit(deps.to)];
  const newFindings = countAdded(before.findings, after.findings);
  const isSame = kinds.every((kind) => kind.isSame);
  const isSound = isSame && damagedEvidence === 0 && newFindings === 0;
  checkSignal(signal);
  const handedOver = isSound ? await handOver(deps, signal) : 0;
  const audit = { from: before.counts, to: after.counts };
  return { kinds, damagedEvidence, audit, newFindings, handedOver, isSound };
}

async function copyKind({ tell }: MoveDeps, move: ShelfMove, signal: AbortSignal): Promise<void> {
  checkSignal(signal);
  const of = await move.count();
  // moved by a run before this one; whether it is the same is compared in the end
  if ((await move.countMoved()) === of) return tell(move.kind, of, of);
  await move.copy((done) => {
    tell(move.kind, done, of);
    checkSignal(signal);
  });
}

async function faultsOf({ blobs }: House): Promise<EvidenceFault[]> {
  const faults: EvidenceFault[] = [];
  await verifyEvidence({ blobs }, (fault) => faults.push(fault));
  return faults;
}

/** How many of the later ones were not there before: a house may move with the damage that it has. */
function countAdded(before: readonly unknown[], after: readonly unknown[]): number {
  const known = new Set(before.map((one) => JSON.stringify(one)));
  return after.filter((one) => !known.has(JSON.stringify(one))).length;
}

async function handOver({ from, to }: MoveDeps, signal: AbortSignal): Promise<number> {
  const handedOver = await handOverLog({ from: from.log, to: to.log }, signal);
  checkSignal(signal);
  return handedOver;
}

function checkSignal(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'stopped; run it again to go on');
}
