/** The three words of a transaction, as a database speaks them. */
export interface Transaction {
  begin(): void;
  commit(): void;
  /** Harmless when SQLite has rolled back by itself, as it does on a full disk. */
  rollback(): void;
}

export interface GroupCommit {
  /** Queues a write and resolves with what it returns once it is durable; rejects when it alone fails. */
  write<T>(work: () => T): Promise<T>;
  /** Commits everything queued, now. */
  flush(): void;
}

interface QueuedWrite {
  /** Does the work and returns what tells the caller so. Runs again when the group is retried singly. */
  run(): () => void;
  reject(error: unknown): void;
}

// Bounds how long one transaction keeps the event loop: about 10 ms of small writes.
const maxGroupSize = 1000;

/**
 * Commits all writes queued in one turn of the event loop in one transaction, so that they share one
 * fsync. When one of them throws, each is tried again in a transaction of its own: a failing write
 * fails alone. Work must therefore be synchronous and change nothing but the database.
 */
export function openGroupCommit(transaction: Transaction): GroupCommit {
  const queue: QueuedWrite[] = [];

  function flush(): void {
    while (queue.length > 0) commitGroup(transaction, queue.splice(0, maxGroupSize));
  }

  function flushTurn(): void {
    commitGroup(transaction, queue.splice(0, maxGroupSize));
    if (queue.length > 0) setImmediate(flushTurn);
  }

  return {
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        const run = () => {
          const result = work();
          return () => resolve(result);
        };
        if (queue.push({ run, reject }) === 1) setImmediate(flushTurn);
      }),
    flush,
  };
}

function commitGroup(transaction: Transaction, group: readonly QueuedWrite[]): void {
  try {
    const acknowledgements = commitTogether(transaction, group);
    for (const acknowledge of acknowledgements) acknowledge();
  } catch (error) {
    const [first, ...rest] = group;
    if (first && rest.length === 0) return first.reject(error);
    for (const single of group) commitGroup(transaction, [single]);
  }
}

function commitTogether(transaction: Transaction, group: readonly QueuedWrite[]): (() => void)[] {
  if (group.length === 0) return [];
  transaction.begin();
  try {
    const acknowledgements = group.map((queued) => queued.run());
    transaction.commit();
    return acknowledgements;
  } catch (error) {
    transaction.rollback();
    throw error;
  }
}
