import { checkClocks } from '../../actions/audit/check-clocks.ts';
import { verifyAudit, type VerifyOptions } from '../../actions/audit/verify.ts';
import { loadConfig } from '../../config/load.ts';
import type { CheckpointMark } from '../../domain/audit/checkpoint.ts';
import { inWords } from '../../domain/audit/finding.ts';
import { officeEventInWords } from '../../domain/office-event-words.ts';
import { AppError } from '../../domain/errors.ts';
import { minuteMs, secondMs, shanghaiMinute } from '../../domain/time.ts';
import { openOffice } from '../../platform/open.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Terminal } from '../terminal.ts';

const progressEveryMs = 2 * secondMs;
/** Past this many lines an auditor needs the count, not more of the same. */
const maxLines = 200;

/**
 * `huiying audit verify`: checks every checkpoint and every case of an office that is stopped, and ends
 * with exit code 1 on any finding. `key` and `checkpoint` are what the auditor noted the last time.
 */
export async function auditVerify(
  terminal: Terminal,
  options: { config: string; key?: string; checkpoint?: string },
): Promise<void> {
  const { say, print } = terminal;
  const known = options.checkpoint === undefined ? undefined : parseMark(options.checkpoint);
  const tell = openProgress((done: Record<string, number>) => print(say('auditProgress', done)));
  const verifying: VerifyOptions = {
    ...(options.key !== undefined && { keyId: options.key }),
    ...(known && { known }),
    onProgress: (counts) => tell({ ...counts }),
  };
  const { counts, findings, keyId, newest } = await withOffice(terminal, options.config, (office) =>
    verifyAudit(office, verifying),
  );
  for (const finding of findings.slice(0, maxLines)) print(say('auditFinding', inWords(finding)));
  if (findings.length > maxLines) print(say('auditMore', { n: findings.length - maxLines }));
  print(say('auditCounts', { ...counts }));
  if (findings.length > 0) {
    print(say('auditUnsound', { n: findings.length }));
    process.exitCode = 1;
    return;
  }
  print(say('auditSound'));
  print(say('auditToNote', { keyId, checkpoint: `${newest.sequence}:${newest.hash}` }));
}

/** `huiying audit clocks`: replays every case of an office that is stopped; exit code 1 on any fault. */
export async function auditClocks(terminal: Terminal, options: { config: string }): Promise<void> {
  const { say, print } = terminal;
  const tell = openProgress((cases: number) => print(say('clocksProgress', { cases })));
  const report = await withOffice(terminal, options.config, (office) => checkClocks(office, tell));
  const { faults, unreadable, cases, fired, latestByMs } = report;
  for (const { caseId, fault } of faults.slice(0, maxLines)) {
    const { clockId, step, time } = fault;
    const scheduled = shanghaiMinute(fault.scheduledFor);
    const where = { caseId, clockId, step: step + 1, time, scheduled };
    print(say('clocksFault', { ...where, fault: say(`clocks-${fault.kind}`) }));
  }
  for (const caseId of unreadable.slice(0, maxLines)) print(say('clocksUnreadable', { caseId }));
  const count = (kind: string) => faults.filter(({ fault }) => fault.kind === kind).length;
  const lateMinutes = Math.ceil(latestByMs / minuteMs);
  print(say('clocksCounts', { cases, fired, lateMinutes }));
  const sums = { missed: count('missed'), doubled: count('doubled') };
  print(say('clocksSums', { ...sums, afterStop: count('after-stop'), early: count('early') }));
  if (faults.length + unreadable.length > 0) process.exitCode = 1;
}

/** `huiying audit office`: the latest that was done to an office that is stopped, a line each, the newest first. */
export async function auditOffice(
  terminal: Terminal,
  options: { config: string; lines: string },
): Promise<void> {
  const { say, print } = terminal;
  const lines = Number(options.lines);
  if (!/^[1-9]\d{0,5}$/.test(options.lines))
    throw new AppError('config-invalid', `--lines: got "${options.lines}", expected 1 to 999999`);
  const events = await withOffice(terminal, options.config, ({ documents }) =>
    documents.events.list(lines),
  );
  if (events.length === 0) print(say('auditOfficeNone'));
  for (const event of events) print(say('auditOfficeLine', { ...officeEventInWords(event) }));
}

async function withOffice<T>(
  { logLevel, print }: Terminal,
  file: string,
  work: (office: Platform) => Promise<T>,
): Promise<T> {
  const office = await openOffice(await loadConfig(file), {
    logLevel,
    print,
    aloneFor: 'huiying audit',
  });
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}

/** `12:` and the hash, as an earlier verification printed it. */
function parseMark(text: string): CheckpointMark {
  const [, sequence, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined || hash === undefined) {
    const message = `--checkpoint: got "${text}", expected a number, ":" and 64 hex digits`;
    throw new AppError('config-invalid', message);
  }
  return { sequence: Number(sequence), hash };
}

/** Passes on what it is told, at most once in a while. */
function openProgress<T>(print: (done: T) => void): (done: T) => void {
  let lastAt = performance.now();
  return (done) => {
    if (performance.now() - lastAt < progressEveryMs) return;
    lastAt = performance.now();
    print(done);
  };
}
