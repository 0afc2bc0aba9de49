import { AppError } from '../domain/errors.ts';
import type { Lease } from '../domain/lease.ts';
import { dayMs, secondMs } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Collection } from '../ports/documents.ts';
import type { Logger } from '../ports/logger.ts';

export interface PresenceDeps {
  leases: Pick<Collection<Lease>, 'get' | 'save' | 'remove' | 'purge'>;
  clock: Pick<Clock, 'now' | 'sleep'>;
  logger: Pick<Logger, 'debug'>;
}

export interface Presence {
  /** Takes the note away, or leaves it where the store does not answer; never rejects, twice is harmless. */
  close(): Promise<void>;
}

const beatMs = 5 * secondMs;
const lookEveryMs = secondMs;
/** Whoever has not counted on for so long has ended, or cannot reach the store. */
const silentMs = 3 * beatMs;
const idPrefix = 'process ';
const notesAtMost = 1000;

/** Notes in the store that this process runs, and goes on counting there until it is closed. */
export async function openPresence(
  { leases, clock, logger }: PresenceDeps,
  holder: string,
): Promise<Presence> {
  const id = `${idPrefix}${holder}`;
  let version = 0;

  async function beat(): Promise<void> {
    const lease = { id, version: version + 1, holder, expiresAt: clock.now() + silentMs };
    const outcome = await leases.save(lease, version);
    // an answer may have been lost on its way
    version =
      outcome === 'saved'
        ? lease.version
        : await leases.get(id).then((found) => found?.version ?? 0);
  }

  async function beatUntil(signal: AbortSignal): Promise<void> {
    for (;;) {
      await clock.sleep(beatMs, signal);
      if (signal.aborted) return;
      await tried(beat);
    }
  }

  /** A note is not worth the process: the stages tell what ails the store. */
  async function tried(noting: () => Promise<void>): Promise<void> {
    try {
      await noting();
    } catch (error) {
      logger.debug('presence not noted', { reason: String(error) });
    }
  }

  // what was killed could not take its note away
  await leases.purge(clock.now() - dayMs, notesAtMost);
  await beat();
  const end = new AbortController();
  const beating = beatUntil(end.signal);
  return {
    async close() {
      end.abort();
      await beating;
      await tried(() => leases.remove(id));
    },
  };
}

/**
 * Rejects with `storage-locked` while processes of the office run. No wall clock is believed: a note whose count
 * stands still for fifteen seconds is that of a process that was killed.
 */
export async function refuseWhileRunning(
  { leases, clock }: { leases: Pick<Collection<Lease>, 'list'>; clock: Pick<Clock, 'sleep'> },
  office: string,
): Promise<void> {
  const before = await notesOf(leases);
  if (before.size === 0) return;
  for (let waitedMs = 0; waitedMs < silentMs; waitedMs += lookEveryMs) {
    await clock.sleep(lookEveryMs);
    const now = [...(await notesOf(leases))];
    if (now.some(([id, count]) => before.get(id) !== count)) throw isRunning(office, now.length);
  }
}

async function notesOf(leases: Pick<Collection<Lease>, 'list'>): Promise<Map<string, number>> {
  const found = await leases.list(idPrefix, notesAtMost);
  const notes = found.filter(({ id }) => id.startsWith(idPrefix));
  return new Map(notes.map(({ id, version }) => [id, version]));
}

function isRunning(office: string, notes: number): AppError {
  const message = `${office}: got an office that runs (processes noted: ${notes}), expected one that is stopped; stop all its workers first`;
  return new AppError('storage-locked', message);
}
