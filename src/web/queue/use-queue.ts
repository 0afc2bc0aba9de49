import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueueRow } from '../../views/queue-row.ts';
import type { Queue } from '../../views/queue.ts';
import { call } from '../shared/api.ts';
import { useLive, type Changes } from '../shared/live.ts';
import { problemOf, type Problem } from '../shared/problem.ts';
import { serverNow } from '../shared/server-time.ts';
import { extended, patched, shown, type ShownQueue } from './queue-model.ts';
import type { QueueFilter } from './queue-filter.ts';

const pieceSize = 200;
/** Deadlines come nearer without an event: the order is compared with the server's this often. */
const compareMs = 60_000;
const askAtMost = 100;

export interface LiveQueue {
  queue: ShownQueue | undefined;
  problem: Problem | undefined;
  /** The server's time of the last answer. */
  readAt: number | undefined;
  /** Draws the queue anew, as long as it was. */
  load: () => Promise<void>;
  /** Reads the next piece, if there is one. */
  loadMore: () => void;
  /** Looks at these cases again and changes their rows in place. */
  look: (ids: readonly string[]) => void;
}

/** The queue of a filter: read in pieces, kept current in place, its order still until `load`. */
export function useQueue(filter: QueueFilter): LiveQueue {
  const [queue, setQueue] = useState<ShownQueue>();
  const [problem, setProblem] = useState<Problem>();
  const [readAt, setReadAt] = useState<number>();
  const latest = useRef<ShownQueue>(undefined);
  const leaving = useRef(new AbortController());
  const touched = useRef(new Set<string>());
  /** Something changed while the first answer was under way, which may be too old. */
  const isStale = useRef(false);
  const isAsking = useRef(false);
  const { view, search, order } = filter;

  const show = useCallback((next: ShownQueue) => {
    latest.current = next;
    setQueue(next);
    setReadAt(serverNow());
    setProblem(undefined);
  }, []);

  const read = useCallback(
    async (from: number, limit: number): Promise<Queue | undefined> => {
      const { signal } = leaving.current;
      try {
        const query = { view, search, order, from, limit };
        const reply = await call('GET /api/queue', { query }, { signal });
        return signal.aborted ? undefined : reply;
      } catch (error) {
        if (!signal.aborted) setProblem(problemOf(error));
        return undefined;
      }
    },
    [view, search, order],
  );

  const load = useCallback(async () => {
    const reply = await read(0, Math.max(pieceSize, latest.current?.rows.length ?? 0));
    if (reply) show(shown(reply));
  }, [read, show]);

  const loadMore = useCallback(() => {
    const known = latest.current?.rows.length ?? 0;
    if (isAsking.current || known >= (latest.current?.total ?? 0)) return;
    isAsking.current = true;
    void read(known, pieceSize).then((reply) => {
      isAsking.current = false;
      if (reply && latest.current) show(extended(latest.current, reply));
      return undefined;
    });
  }, [read, show]);

  const take = useCallback(
    (ids: readonly string[], rows: readonly QueueRow[]) => {
      const before = latest.current;
      if (!before) return;
      show(patched(before, ids, rows));
    },
    [show],
  );

  const ask = useCallback(async () => {
    const ids = [...touched.current].slice(0, askAtMost);
    for (const id of ids) touched.current.delete(id);
    const { signal } = leaving.current;
    const query = { view, search, order, ids: ids.join() };
    const reply = await call('GET /api/queue/rows', { query }, { signal });
    if (!signal.aborted) take(ids, reply.rows);
  }, [view, search, order, take]);

  const look = useCallback(
    (ids: readonly string[]) => {
      for (const id of ids) touched.current.add(id);
      if (isAsking.current || touched.current.size === 0) return;
      isAsking.current = true;
      void (async () => {
        try {
          while (touched.current.size > 0 && !leaving.current.signal.aborted) await ask();
        } catch (error) {
          if (!leaving.current.signal.aborted) setProblem(problemOf(error));
        } finally {
          isAsking.current = false;
        }
      })();
    },
    [ask],
  );

  /** When it is not known what changed: what came is new, what fell out of the piece is asked for. */
  const compare = useCallback(async () => {
    const known = idsOf(latest.current);
    const reply = await read(0, Math.max(pieceSize, known.length));
    if (!reply) return;
    const ids = reply.rows.map(({ id }) => id);
    take(ids, reply.rows);
    look(known.filter((id) => !ids.includes(id)));
  }, [read, take, look]);

  useEffect(() => {
    leaving.current = new AbortController();
    latest.current = undefined;
    isAsking.current = false;
    isStale.current = false;
    setQueue(undefined);
    void load().then(() => {
      if (isStale.current) void compare();
      return undefined;
    });
    const comparing = window.setInterval(() => {
      look(idsOf(latest.current).slice(0, askAtMost));
    }, compareMs);
    return () => {
      window.clearInterval(comparing);
      leaving.current.abort();
    };
  }, [load, look, compare]);

  useLive(
    useCallback(
      (changes: Changes) => {
        if (latest.current === undefined) isStale.current = true;
        // nothing stands there that could move under the reader's eye
        if (latest.current?.rows.length === 0) return void load();
        if (changes.kind === 'reset') return void compare();
        const cases = changes.changes.filter(({ topic }) => topic === 'case-events');
        look(cases.map(({ key }) => key));
      },
      [load, look, compare],
    ),
  );

  return { queue, problem, readAt, load, loadMore, look };
}

function idsOf(queue: ShownQueue | undefined): string[] {
  return (queue?.rows ?? []).map(({ id }) => id);
}
