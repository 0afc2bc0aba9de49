import { hostname } from 'node:os';
import { AppError } from '../domain/errors.ts';
import type { Lease } from '../domain/lease.ts';
import { dayMs, secondMs, shanghaiMinute } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Collection } from '../ports/documents.ts';
import type { Logger } from '../ports/logger.ts';

export interface PresenceDeps {
  leases: Pick<Collection<Lease>, 'get' | 'list' | 'save' | 'remove' | 'purge'>;
  clock: Pick<Clock, 'now' | 'sleep'>;
  logger: Pick<Logger, 'debug'>;
  /** How messages call it. */
  office: string;
}

export interface Presence {
  /** Takes the note away, or leaves it where the store does not answer; never rejects, twice is harmless. */
  close(): Promise<void>;
}

const beatMs = 5 * secondMs;
const lookEveryMs = secondMs;
/** Whoever has not counted on for so long has ended, or cannot reach the store. */
const silentMs = 3 * beatMs;
const running = 'process ';
const alone = 'alone ';
const notesAtMost = 1000;

/**
 * Notes in the store that this process runs, and goes on counting there until it is closed. Rejects with
 * `storage-locked` while another has the office to itself.
 */
export function openPresence(deps: PresenceDeps, holder: string): Promise<Presence> {
  const noted = { id: `${running}${holder}`, holder };
  return openUnless(deps, noted, [alone], (other) => {
    const since = shanghaiMinute(other.since ?? deps.clock.now());
    return `an office that ${other.holder} has had to itself since ${since}, expected nobody; start its workers when that has ended`;
  });
}

/**
 * Notes in the store that this process has the office to itself for `what`: until this is closed, processes that start
 * are refused. Rejects with `storage-locked` while processes of the office run, or another has it to itself.
 */
export function openSolitude(deps: PresenceDeps, what: string): Promise<Presence> {
  const holder = `${what} (process ${process.pid} on ${hostname()})`;
  const noted = { id: `${alone}${holder}`, holder, since: deps.clock.now() };
  return openUnless(deps, noted, [running, alone], (other) => {
    return `an office that runs (noted: ${other.id}), expected one that is stopped; stop all its workers first`;
  });
}

type Noted = Pick<Lease, 'id' | 'holder' | 'since'>;

/** The note, unless another of these kinds counts: noted first, so of two that begin at once at least one sees the other. */
async function openUnless(
  deps: PresenceDeps,
  noted: Noted,
  prefixes: readonly string[],
  got: (other: Lease) => string,
): Promise<Presence> {
  const note = await openNote(deps, noted);
  try {
    const other = await firstCounting(deps, prefixes, noted.id);
    if (other === undefined) return note;
    throw new AppError('storage-locked', `${deps.office}: got ${got(other)}`);
  } catch (error) {
    await note.close();
    throw error;
  }
}

/** A note whose version counts on every five seconds until it is closed. */
async function openNote({ leases, clock, logger }: PresenceDeps, noted: Noted): Promise<Presence> {
  const { id } = noted;
  let version = 0;

  async function beat(): Promise<void> {
    const lease = { ...noted, version: version + 1, expiresAt: clock.now() + silentMs };
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
 * The first note beside `own` that counts on while it is watched. No wall clock is believed: one that stands still for
 * fifteen seconds is that of a process that was killed, and goes.
 */
async function firstCounting(
  { leases, clock }: Pick<PresenceDeps, 'leases' | 'clock'>,
  prefixes: readonly string[],
  own: string,
): Promise<Lease | undefined> {
  const look = async () => (await notesOf(leases, prefixes)).filter(({ id }) => id !== own);
  const before = new Map((await look()).map(({ id, version }) => [id, version]));
  if (before.size === 0) return undefined;
  for (let waitedMs = 0; waitedMs < silentMs; waitedMs += lookEveryMs) {
    await clock.sleep(lookEveryMs);
    const counting = (await look()).find(({ id, version }) => before.get(id) !== version);
    if (counting !== undefined) return counting;
  }
  for (const id of before.keys()) await leases.remove(id);
  return undefined;
}

async function notesOf(
  leases: Pick<PresenceDeps['leases'], 'list'>,
  prefixes: readonly string[],
): Promise<Lease[]> {
  const found = await Promise.all(prefixes.map((prefix) => leases.list(prefix, notesAtMost)));
  return found.flatMap((notes, at) => notes.filter(({ id }) => id.startsWith(prefixes[at] ?? '')));
}
