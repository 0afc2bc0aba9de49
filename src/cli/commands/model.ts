import { loadConfig } from '../../config/load.ts';
import { labelledRow } from '../../domain/correction.ts';
import { openOffice } from '../../platform/open.ts';
import { openJsonLinesWriter } from '../batch/jsonl.ts';
import { listModelVersions, rollBackModel } from '../batch/model-versions.ts';
import { runRetrain } from '../batch/retrain.ts';
import type { Terminal } from '../terminal.ts';

const pageSize = 1000;

/** `huiying model corrections`: what the analysts of a stopped office corrected, as rows to learn from. */
export async function modelCorrections(
  { say, print, logLevel }: Terminal,
  options: { config: string; out: string },
): Promise<void> {
  const office = await openOffice(await loadConfig(options.config), { logLevel, print });
  const writer = openJsonLinesWriter(options.out);
  let n = 0;
  try {
    for (;;) {
      const page = await office.corrections.list(n, pageSize);
      for (const correction of page) await writer.write(labelledRow(correction));
      n += page.length;
      if (page.length < pageSize) break;
    }
  } finally {
    await writer.close();
    await office.close();
  }
  print(say('correctionsWritten', { n }));
}

/** `huiying train --corrections`: a new version, put to use only if nothing is judged worse; else exit code 1. */
export async function modelRetrain(
  { say, print }: Terminal,
  options: Parameters<typeof runRetrain>[0],
): Promise<void> {
  const { version, before, isPromoted, dev, golden, backward } = await runRetrain(options);
  const score = (value: number | undefined) => value?.toFixed(3) ?? '—';
  print(
    say('modelScores', {
      devBefore: score(dev.before),
      devAfter: score(dev.after),
      goldenBefore: score(golden.before),
      goldenAfter: score(golden.after),
    }),
  );
  if (backward.length > 0) print(say('modelBackward', { labels: backward.join(', ') }));
  if (isPromoted) {
    print(say('modelPromoted', { version }));
    return;
  }
  const isWorse = backward.length === 0 && before !== undefined;
  print(isWorse ? say('modelKept', { version, current: before }) : say('modelUnused', { version }));
  process.exitCode = 1;
}

/** `huiying model list`: every version of a folder, the one in use marked. */
export async function modelList(
  { say, print }: Terminal,
  { folder }: { folder: string },
): Promise<void> {
  const versions = await listModelVersions(folder);
  if (versions.length === 0) print(say('modelNone', { folder }));
  for (const { version, isCurrent, trainedOn: rows } of versions) {
    print(say(isCurrent ? 'modelInUse' : 'modelVersion', { version, rows }));
  }
}

/** `huiying model rollback`: the version before the one in use, or the one named, is in use again. */
export async function modelRollback(
  { say, print }: Terminal,
  { folder, to }: { folder: string; to?: string },
): Promise<void> {
  print(say('modelPromoted', { version: await rollBackModel(folder, to) }));
}
