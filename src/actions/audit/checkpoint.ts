import type { Sm3 } from '../../domain/audit/chain.ts';
import { chainStart } from '../../domain/audit/chain.ts';
import {
  fromLine,
  signedText,
  toLine,
  type Checkpoint,
  type CheckpointMark,
} from '../../domain/audit/checkpoint.ts';
import type { AuditSigner, AuditSink } from '../../ports/audit-sink.ts';
import type { CaseAudit } from '../../ports/case-audit.ts';
import type { Clock } from '../../ports/clock.ts';

export interface CheckpointDeps {
  caseAudit: CaseAudit;
  checkpoints: AuditSink;
  signer: AuditSigner;
  sm3: Sm3;
  clock: Pick<Clock, 'now'>;
}

/** Keeps a line under 2 MB; whatever has changed beyond that goes into further checkpoints. */
const maxHeads = 10_000;

/**
 * Signs the heads of all chains that have grown since the last time and appends them to the sink; at
 * least one checkpoint, for it also shows that the program was at work. Resolves with the newest.
 */
export async function writeCheckpoint(deps: CheckpointDeps): Promise<CheckpointMark> {
  const { caseAudit, checkpoints, signer, sm3, clock } = deps;
  let mark = await newestMark(deps);
  for (;;) {
    const unsigned = await caseAudit.unsigned(maxHeads);
    const office = await caseAudit.office.unsigned();
    const checkpoint: Checkpoint = {
      sequence: mark.sequence + 1,
      at: clock.now(),
      previous: mark.hash,
      ...unsigned,
      ...(office && { office }),
      keyId: signer.keyId,
    };
    const line = toLine({ checkpoint, signature: signer.sign(signedText(checkpoint)) });
    await checkpoints.append(line);
    mark = { sequence: checkpoint.sequence, hash: sm3(line) };
    await caseAudit.signed(mark, unsigned.heads);
    if (office) await caseAudit.office.signed(office.events);
    if (unsigned.heads.length < maxHeads) return mark;
  }
}

/**
 * What the next checkpoint follows: the one that the store has noted, or a newer one that a crash (or
 * an older copy of the store) kept it from noting. So a cut or forged end of the file stays visible.
 */
async function newestMark({ caseAudit, checkpoints, signer, sm3 }: CheckpointDeps) {
  const noted = (await caseAudit.lastCheckpoint()) ?? { sequence: 0, hash: chainStart };
  const line = await checkpoints.last();
  const signed = line === undefined ? undefined : fromLine(line);
  if (line === undefined || signed === undefined) return noted;
  const { checkpoint, signature } = signed;
  const isOurs = signer.verify(signedText(checkpoint), signature);
  return isOurs && checkpoint.sequence > noted.sequence
    ? { sequence: checkpoint.sequence, hash: sm3(line) }
    : noted;
}
