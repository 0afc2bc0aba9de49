import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { shanghaiMinute } from '../../domain/time.ts';

// SQLite's own lock keeps others out and dies with the process; this file only tells who holds it.
const ownerFile = (path: string) => `${path}.pid`;

/** Leaves our process id beside the database, over whatever a killed process left there. */
export function writeOwner(path: string): void {
  writeFileSync(ownerFile(path), `${process.pid}\n`);
}

/** `process 4711 since 2026-11-20 08:00`, or `another process` when its note is gone or cannot be read. */
export function readOwner(path: string): string {
  try {
    const note = ownerFile(path);
    const pid = Number.parseInt(readFileSync(note, 'utf8'), 10) || 'unknown';
    return `process ${pid} since ${shanghaiMinute(statSync(note).mtimeMs)}`;
  } catch {
    return 'another process';
  }
}

/** Takes the note away; it may be gone already. */
export function removeOwner(path: string): void {
  rmSync(ownerFile(path), { force: true });
}
