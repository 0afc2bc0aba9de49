import type { Sm3 } from './chain.ts';
import { chainStart } from './chain.ts';
import {
  fromLine,
  signedText,
  type ChainHead,
  type Checkpoint,
  type CheckpointMark,
  type SignatureCheck,
} from './checkpoint.ts';
import type { Finding } from './finding.ts';

/** What the checkpoints have signed of one case. */
export interface SignedHistory {
  number: string;
  /** After how many events which hash stood at the end, as often as it was signed. */
  heads: ChainHead[];
}

/** All that the checkpoints say; grows with each line. */
export interface CheckpointFold {
  findings: Finding[];
  cases: Map<string, SignedHistory>;
  /** What was signed of the office's own events. */
  office: ChainHead[];
  count: number;
  /** The newest one whose signature is valid. */
  last: Checkpoint | undefined;
  /** The newest line, whatever it is. */
  newest: CheckpointMark;
  /** Hashes of the checkpoints that the caller looks for, as far as they were met. */
  met: Set<string>;
}

interface FoldDeps {
  sm3: Sm3;
  signer: SignatureCheck;
  /** Checkpoints known from elsewhere. */
  known: readonly CheckpointMark[];
}

export function emptyFold(): CheckpointFold {
  return {
    findings: [],
    cases: new Map(),
    office: [],
    count: 0,
    last: undefined,
    newest: { sequence: 0, hash: chainStart },
    met: new Set(),
  };
}

/** Takes one more line into the fold, in place: there may be a hundred thousand. */
export function foldLine(deps: FoldDeps, fold: CheckpointFold, line: string): void {
  fold.count += 1;
  const signed = fromLine(line);
  const { sm3, signer, known } = deps;
  const hash = sm3(line);
  const { sequence: before } = fold.newest;
  if (signed === undefined) {
    fold.findings.push({ kind: 'checkpoint-unreadable', sequence: fold.count });
    fold.newest = { sequence: before + 1, hash };
    return;
  }
  const { checkpoint, signature } = signed;
  const { sequence } = checkpoint;
  fold.findings.push(...placeFindings(fold.newest, checkpoint));
  if (checkpoint.keyId === signer.keyId && signer.verify(signedText(checkpoint), signature))
    takeIn(fold, checkpoint);
  else fold.findings.push({ kind: 'checkpoint-forged', sequence });
  if (known.some((mark) => mark.hash === hash)) fold.met.add(hash);
  fold.newest = { sequence, hash };
}

function placeFindings(before: CheckpointMark, checkpoint: Checkpoint): Finding[] {
  const { sequence, previous } = checkpoint;
  const expected = before.sequence + 1;
  if (sequence > expected)
    return [{ kind: 'checkpoints-missing', sequence: expected, until: sequence - 1 }];
  return sequence < expected || previous !== before.hash
    ? [{ kind: 'checkpoint-out-of-place', sequence }]
    : [];
}

function takeIn(fold: CheckpointFold, checkpoint: Checkpoint): void {
  const { last } = fold;
  if (last && (checkpoint.cases < last.cases || checkpoint.events < last.events))
    fold.findings.push({ kind: 'fewer-than-signed', sequence: last.sequence });
  fold.last = checkpoint;
  if (checkpoint.office) fold.office.push(checkpoint.office);
  for (const { caseId, number, events, head } of checkpoint.heads) {
    const history = fold.cases.get(caseId) ?? { number, heads: [] };
    history.heads.push({ events, head });
    fold.cases.set(caseId, history);
  }
}

/** What is wrong with the end of the file, given the newest checkpoint that the store has noted. */
export function endFindings(
  { newest, met }: CheckpointFold,
  noted: CheckpointMark | undefined,
): Finding[] {
  if (noted === undefined || met.has(noted.hash)) return [];
  return noted.sequence > newest.sequence
    ? [{ kind: 'checkpoints-missing', sequence: newest.sequence + 1, until: noted.sequence }]
    : [{ kind: 'checkpoint-unknown', sequence: noted.sequence }];
}
