import type { Response } from 'express';
import { caseEventsTopic, storiesTopic } from '../domain/topics.ts';
import type { Log } from '../ports/log.ts';

export interface Changes {
  /** Sends `changed` events to this response until it closes. */
  subscribe(response: Response): void;
  close(): Promise<void>;
}

const batchSize = 500;
const heartbeatMs = 15_000;

/** Watches stories and case events and tells every open page that something changed, at most once a batch. */
export function openChanges(log: Log, group: string): Changes {
  const listeners = new Set<Response>();
  const stop = new AbortController();
  const watch = (topic: string) =>
    log.consume(
      { topic, group: `${group}-${topic}`, from: 'end', batchSize, signal: stop.signal },
      async (batch) => {
        const keys = [...new Set(batch.map((record) => record.key))];
        const event = `event: changed\ndata: ${JSON.stringify({ topic, keys })}\n\n`;
        for (const listener of listeners) listener.write(event);
      },
    );
  const watching = Promise.all([watch(storiesTopic), watch(caseEventsTopic)]);
  const heartbeat = setInterval(() => {
    for (const listener of listeners) listener.write(': still here\n\n');
  }, heartbeatMs);
  return {
    subscribe(response) {
      response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.flushHeaders();
      response.write('retry: 2000\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    async close() {
      clearInterval(heartbeat);
      stop.abort();
      for (const listener of listeners) listener.end();
      await watching;
    },
  };
}
