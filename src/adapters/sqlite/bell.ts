/** Wakes sleepers by name; nobody polls. */
export interface Bell {
  /** Wakes everyone who waits for this name now. */
  ring(name: string): void;
  ringAll(): void;
  /** Resolves at the next ring. */
  wait(name: string): Promise<void>;
}

/** A bell with nobody waiting. */
export function openBell(): Bell {
  const sleepers = new Map<string, (() => void)[]>();
  function ring(name: string): void {
    const woken = sleepers.get(name) ?? [];
    sleepers.delete(name);
    for (const wake of woken) wake();
  }
  return {
    ring,
    ringAll: () => [...sleepers.keys()].forEach(ring),
    wait: (name) =>
      new Promise((resolve) => {
        sleepers.set(name, [...(sleepers.get(name) ?? []), resolve]);
      }),
  };
}
