import { moveHouse, planMove, type MoveReport } from '../../actions/migrate/move-house.ts';
import { loadConfig } from '../../config/load.ts';
import { secondMs } from '../../domain/time.ts';
import { openHouse } from '../../platform/house.ts';
import { copyOfficeFiles } from '../../platform/office-files.ts';
import { shutdownSignal } from '../../runtime/shutdown.ts';
import type { Terminal } from '../terminal.ts';

interface MigrateOptions {
  from: string;
  to: string;
  dryRun: boolean;
}

const progressEveryMs = 2 * secondMs;

/**
 * `huiying migrate --from OLD --to NEW`: moves an office that is stopped from one deployment to another, verifies the
 * copy and hands over what is in flight; after a stop it goes on when run again. Exit code 1 where the copy is not
 * the same; then nothing is handed over.
 */
export async function migrate(terminal: Terminal, options: MigrateOptions): Promise<void> {
  const { say, print } = terminal;
  const [oldConfig, newConfig] = [await loadConfig(options.from), await loadConfig(options.to)];
  const from = await openHouse(oldConfig, terminal);
  try {
    const { kinds, inFlight } = await planMove(from);
    for (const { kind, count } of kinds) if (count > 0) print(say('moveKind', { kind, count }));
    print(say('moveInFlight', { inFlight }));
    if (options.dryRun) return;
    await copyOfficeFiles(oldConfig.storage.directory, newConfig.storage.directory);
    const to = await openHouse(newConfig, terminal);
    try {
      const signal = shutdownSignal(() => process.exit(130));
      const tell = openProgress((kind, done, of) => print(say('moveProgress', { kind, done, of })));
      tellReport(terminal, await moveHouse({ from, to, hash: from.hash, tell }, signal));
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

function tellReport({ say, print }: Terminal, report: MoveReport): void {
  for (const { kind, from, to, isSame } of report.kinds)
    if (!isSame) print(say('moveDiffers', { kind, from, to }));
  if (report.damagedEvidence > 0) print(say('moveDamaged', { n: report.damagedEvidence }));
  if (report.newFindings > 0) print(say('moveFindings', { n: report.newFindings }));
  const { cases, events, checkpoints } = report.audit.to;
  print(say('moveAudit', { cases, events, checkpoints }));
  if (!report.isSound) {
    print(say('moveUnsound'));
    process.exitCode = 1;
    return;
  }
  print(say('moveDone', { handedOver: report.handedOver }));
}

/** Passes on each kind's last word, and others at most once in a while. */
function openProgress(
  print: (kind: string, done: number, of: number) => void,
): (kind: string, done: number, of: number) => void {
  let lastAt = performance.now();
  return (kind, done, of) => {
    if (done < of && performance.now() - lastAt < progressEveryMs) return;
    lastAt = performance.now();
    if (of > 0) print(kind, done, of);
  };
}
