/** Something of a topic has changed; `key` is the id of the story or of the case. */
export interface Change {
  topic: string;
  key: string;
}

/** What a live source tells its tabs. */
export type LiveMessage =
  | { kind: 'changed'; changes: Change[] }
  | { kind: 'reset' }
  | { kind: 'connected' }
  | { kind: 'interrupted' };

/** What a tab tells the worker: up to where it has read, or that it goes. */
export type TabMessage = { kind: 'hello'; since: string } | { kind: 'bye' };

const eventsPath = '/api/events';
const reopenMs = 3000;

/** A connection for live changes, and the id of the latest that it has told. */
export interface LiveSource {
  lastId(): string;
  close(): void;
}

/**
 * One EventSource; the server gathers changes, so that at most four messages come in a second. It begins after the
 * id `since`, which came with an answer: whatever changed from then on is told. The browser resumes by Last-Event-ID;
 * where it gave up (a refused answer), a new one is opened after 3 s from the last id.
 */
export function openLiveSource(tell: (message: LiveMessage) => void, since: string): LiveSource {
  let source: EventSource;
  let lastId = since;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    source = new EventSource(`${eventsPath}?lastEventId=${encodeURIComponent(lastId)}`);
    source.addEventListener('open', () => tell({ kind: 'connected' }));
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      lastId = event.lastEventId;
      tell({ kind: 'changed', changes: changesIn(event.data) });
    });
    source.addEventListener('reset', (event: MessageEvent<string>) => {
      lastId = event.lastEventId;
      tell({ kind: 'reset' });
    });
    source.addEventListener('error', () => {
      tell({ kind: 'interrupted' });
      if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenMs);
    });
  }
  open();
  return {
    lastId: () => lastId,
    close() {
      clearTimeout(reopening);
      source.close();
    },
  };
}

/** The changes that an event tells of; what cannot be read counts as none. */
function changesIn(data: string): Change[] {
  const told: unknown = JSON.parse(data);
  return Array.isArray(told) ? told.filter(isChange) : [];
}

function isChange(told: unknown): told is Change {
  return typeof told === 'object' && told !== null && 'topic' in told && 'key' in told;
}
