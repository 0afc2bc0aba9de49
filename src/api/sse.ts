import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'express';
import { z } from 'zod';
import { caseEventsTopic, storiesTopic } from '../domain/topics.ts';
import type { Log, LogRecord } from '../ports/log.ts';
import { openRecentChanges, type Change, type LoggedChange } from './recent-changes.ts';

/** An open page. */
export interface Listener {
  response: Response;
  /** What it was told last, as Last-Event-ID says. */
  lastEventId: string | undefined;
  /** Whether the person may still listen; asked at every heartbeat. */
  isWelcome: () => Promise<boolean>;
}

export interface Changes {
  /** Names the latest change that whatever is read from now on holds for certain, as Last-Event-ID does. */
  latestId(): string;
  /** Tells this page what it has missed and whatever changes until it closes. */
  subscribe(listener: Listener): void;
  /** Tells of a change that stands in no log, such as somebody's presence. */
  tell(change: Change): void;
  close(): Promise<void>;
}

const topics = [storiesTopic, caseEventsTopic];
/** So far back a page may resume. */
const keptChanges = 10_000;
const batchSize = 500;
const gatherMs = 250;
const heartbeatMs = 15_000;
/** A page that reads more slowly than this is cut off; it comes back and resumes. */
const maxWaitingBytes = 1024 * 1024;
/** A page waits so long at most for a process that has just begun to read what was before it. */
const catchUpMs = 10_000;
const lookMs = 50;

/**
 * Watches stories and case events for all open pages; `group` is this process's own, and new with each start. `heed` hears of changes before
 * the pages do, so that what they read next is already new.
 */
export function openChanges(
  log: Log,
  group: string,
  heed: (changes: readonly Change[]) => Promise<void>,
): Changes {
  const listeners = new Set<Listener>();
  const recent = openRecentChanges(keptChanges);
  const stop = new AbortController();
  let gathered: Change[] = [];
  let unkept: LoggedChange[] = [];
  let telling: NodeJS.Timeout | undefined;

  function tell(changes: readonly Change[]): void {
    gathered.push(...changes);
    telling ??= setTimeout(flush, gatherMs);
  }

  function flush(): void {
    clearTimeout(telling);
    telling = undefined;
    const event = eventOf('changed', latestId(), gathered);
    gathered = [];
    for (const listener of listeners) write(listener, event);
  }

  function latestId(): string {
    recent.add(unkept);
    unkept = [];
    return recent.latestId();
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

  const groupOf = (topic: string) => `${group}-${topic}`;
  // one more than is kept: whatever stands before them is then known to be dropped
  const from = { last: keptChanges + 1 };
  const watch = (topic: string) =>
    log.consume(
      { topic, group: groupOf(topic), from, batchSize, signal: stop.signal },
      async (batch) => {
        const changes = batch.map(changeOf);
        await heed(changes);
        unkept.push(...batch.map((record) => ({ change: changeOf(record), ...record })));
        tell(changes);
      },
    );
  const watching = Promise.all(topics.map(watch));
  const caughtUp = catchUp();
  // each page that waits for it hears of it
  caughtUp.catch(() => undefined);

  async function catchUp(): Promise<void> {
    for (let looks = 0; looks * lookMs < catchUpMs && !stop.signal.aborted; looks += 1) {
      const lags = await Promise.all(topics.map((topic) => log.lag(topic, groupOf(topic))));
      if (lags.every((lag) => lag === 0)) return;
      await wait(lookMs);
    }
  }

  const heartbeat = setInterval(() => {
    for (const listener of listeners) beat(listener).catch(() => drop(listener));
  }, heartbeatMs);

  return {
    latestId,
    subscribe(listener) {
      const { response } = listener;
      response.on('close', () => listeners.delete(listener));
      caughtUp.then(
        () => welcome(listener),
        () => response.destroy(),
      );
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

  function welcome(listener: Listener): void {
    if (listener.response.closed) return;
    flush();
    const { response } = listener;
    // not before: a page that has its answer relies on hearing of whatever comes from then on
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    response.write('retry: 2000\n\n');
    response.write(greeting(listener.lastEventId));
    listeners.add(listener);
  }

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
