import { fromLine } from '../../domain/audit/checkpoint.ts';
import { readHistory } from '../../domain/audit/history.ts';
import { verifyClocks, type StepFault } from '../../domain/audit/verify-clocks.ts';
import type { AuditSink } from '../../ports/audit-sink.ts';
import type { CaseAudit } from '../../ports/case-audit.ts';

export interface ClocksReport {
  cases: number;
  /** Steps that have fired in all of them. */
  fired: number;
  /** The longest that a step came after its time. */
  latestByMs: number;
  faults: { caseId: string; fault: StepFault }[];
  /** Cases whose history cannot be read; `verifyAudit` says why. */
  unreadable: string[];
}

const batchSize = 200;

/** Replays every case and tells each step that was missed, doubled, early, or fired after its clock's end. */
export async function checkClocks(
  { caseAudit, checkpoints }: { caseAudit: CaseAudit; checkpoints: AuditSink },
  onProgress?: (cases: number) => void,
): Promise<ClocksReport> {
  const report: ClocksReport = { cases: 0, fired: 0, latestByMs: 0, faults: [], unreadable: [] };
  // a checkpoint is the proof that the program was at work when nothing else happened
  const line = await checkpoints.last();
  const checkpointAt = (line === undefined ? undefined : fromLine(line))?.checkpoint.at ?? 0;
  for (let afterId = ''; ;) {
    const batch = await caseAudit.read(afterId, batchSize);
    for (const { caseId, events } of batch) {
      report.cases += 1;
      const history = readHistory(events);
      if (history === undefined) {
        report.unreadable.push(caseId);
        continue;
      }
      const aliveAt = Math.max(checkpointAt, history.at(-1)?.at ?? 0);
      const { fired, latestByMs, faults } = verifyClocks(history, aliveAt);
      report.fired += fired;
      report.latestByMs = Math.max(report.latestByMs, latestByMs);
      report.faults.push(...faults.map((fault) => ({ caseId, fault })));
    }
    onProgress?.(report.cases);
    const last = batch.at(-1);
    if (last === undefined) return report;
    afterId = last.caseId;
  }
}
