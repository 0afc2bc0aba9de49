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

const eventsPath = '/api/events';
const reopenMs = 3000;

/**
 * One EventSource; the server gathers changes, so that at most four messages come in a second. The browser
 * resumes by Last-Event-ID; where it gave up (a refused answer), a new one is opened after 3 s from the last id.
 */
export function openLiveSource(tell: (message: LiveMessage) => void): { close(): void } {
  let source: EventSource;
  let lastId = '';
  let reopening: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    const resume = lastId === '' ? '' : `?lastEventId=${encodeURIComponent(lastId)}`;
    source = new EventSource(eventsPath + resume);
    source.addEventListener('open', () => {
      tell({ kind: 'connected' });
      // what was read before may have changed since, and there is no id to resume from
      if (lastId === '') tell({ kind: 'reset' });
    });
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
    close() {
      clearTimeout(reopening);
      source.close();
    },
  };
}

/** The changes that an event tells of; what cannot be read counts as none. */
function changesIn(data: string): Change[] {
  const told: unknown = JSON.parse(data);
  const list: unknown[] = Array.isArray(told) ? told : [told];
  return list.flatMap((one) => {
    if (typeof one !== 'object' || one === null || !('topic' in one)) return [];
    const keys: unknown[] = 'keys' in one && Array.isArray(one.keys) ? one.keys : [];
    const all = 'key' in one ? [...keys, one.key] : keys;
    return all.map((key) => ({ topic: String(one.topic), key: String(key) }));
  });
}
