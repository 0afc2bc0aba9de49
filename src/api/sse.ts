import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { z } from 'zod';
import { caseEventsTopic, storiesTopic } from '../domain/topics.ts';
import type { Log, LogRecord } from '../ports/log.ts';
import { openRecentChanges, type Change } from './recent-changes.ts';

/** An open page. */
export interface Listener {
  response: Response;
  /** What it was told last, as Last-Event-ID says. */
  lastEventId: string | undefined;
  /** Whether the person may still listen; asked at every heartbeat. */
  isWelcome: () => Promise<boolean>;
}

export interface Changes {
  /** Tells this page what it has missed and whatever changes until it closes. */
  subscribe(listener: Listener): void;
  /** Tells of a change that stands in no log, such as somebody's presence. */
  tell(change: Change): void;
  close(): Promise<void>;
}

const batchSize = 500;
const gatherMs = 250;
const heartbeatMs = 15_000;
/** A page that reads more slowly than this is cut off; it comes back and resumes. */
const maxWaitingBytes = 1024 * 1024;

/**
 * Watches stories and case events for all open pages; `group` is this process's own. `heed` hears of changes before
 * the pages do, so that what they read next is already new.
 */
export function openChanges(
  log: Log,
  group: string,
  heed: (changes: readonly Change[]) => Promise<void>,
): Changes {
  const listeners = new Set<Listener>();
  const recent = openRecentChanges(randomBytes(6).toString('hex'));
  const stop = new AbortController();
  let gathered: Change[] = [];
  let telling: NodeJS.Timeout | undefined;

  function tell(changes: readonly Change[]): void {
    gathered.push(...changes);
    telling ??= setTimeout(flush, gatherMs);
  }

  function flush(): void {
    telling = undefined;
    const event = eventOf('changed', recent.add(gathered), gathered);
    gathered = [];
    for (const listener of listeners) write(listener, event);
  }

  function write(listener: Listener, event: string): void {
    listener.response.write(event);
    if (listener.response.writableLength > maxWaitingBytes) drop(listener);
  }

  function drop(listener: Listener): void {
    listeners.delete(listener);
    listener.response.end();
  }

  async function beat(listener: Listener): Promise<void> {
    if (await listener.isWelcome()) write(listener, ': still here\n\n');
    else drop(listener);
  }

  const watch = (topic: string) =>
    log.consume(
      { topic, group: `${group}-${topic}`, from: 'end', batchSize, signal: stop.signal },
      async (batch) => {
        const changes = batch.map(changeOf);
        await heed(changes);
        tell(changes);
      },
    );
  const watching = Promise.all([watch(storiesTopic), watch(caseEventsTopic)]);
  const heartbeat = setInterval(() => {
    for (const listener of listeners) beat(listener).catch(() => drop(listener));
  }, heartbeatMs);

  return {
    subscribe(listener) {
      const { response, lastEventId } = listener;
      response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.flushHeaders();
      response.write('retry: 2000\n\n');
      response.write(greeting(lastEventId));
      listeners.add(listener);
      response.on('close', () => listeners.delete(listener));
    },
    tell: (change) => tell([change]),
    async close() {
      clearInterval(heartbeat);
      clearTimeout(telling);
      stop.abort();
      for (const listener of listeners) listener.response.end();
      await watching;
    },
  };

  function greeting(lastEventId: string | undefined): string {
    const id = recent.latestId();
    const missed = lastEventId === undefined ? [] : recent.since(lastEventId);
    if (missed === undefined) return eventOf('reset', id, {});
    return missed.length > 0 ? eventOf('changed', id, missed) : `id: ${id}\n\n`;
  }
}

function eventOf(name: string, id: string, content: unknown): string {
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(content)}\n\n`;
}

const storyValue = z.object({ version: z.number() });
const caseEventValue = z.object({ event: z.object({ kind: z.string(), version: z.number() }) });

function changeOf({ topic, key, value }: LogRecord): Change {
  if (topic === caseEventsTopic) {
    const { data } = caseEventValue.safeParse(value);
    return { topic, key, kind: 'changed', ...data?.event };
  }
  const { data } = storyValue.safeParse(value);
  return { topic, key, kind: 'changed', ...data };
}
