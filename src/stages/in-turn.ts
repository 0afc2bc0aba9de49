/** Carries out one piece of work after the other, so that none writes what another has read meanwhile. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** An empty line to stand in; each stage that shares it is given the same one. */
export function openTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
}
