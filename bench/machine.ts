import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Starter } from './copies.ts';

/** What two processes that share nothing but the cores get done against one: what no pipeline of two workers exceeds. */
export interface Machine {
  /** The ratio at this minute, 1 to 2: hosts lend their cores to others. */
  ratio(): Promise<number>;
  close(): void;
}

/** Two processes that tag made-up items from memory, warm. */
export async function openMachine(start: Starter): Promise<Machine> {
  const children = [start('machine-worker'), start('machine-worker')];
  await Promise.all(children.map((child) => once(child, 'message')));
  return {
    async ratio() {
      const [first = 0] = await roundOf(children.slice(0, 1));
      const together = Math.max(...(await roundOf(children)));
      const [second = 0] = await roundOf(children.slice(1));
      return (first + second) / together;
    },
    close() {
      for (const child of children) child.kill();
    },
  };
}

/** How many ms each took. */
async function roundOf(children: readonly ChildProcess[]): Promise<number[]> {
  const answers = children.map(async (child) => {
    const answer = once(child, 'message');
    child.send('go');
    const [ms]: number[] = await answer;
    return ms ?? Number.NaN;
  });
  return Promise.all(answers);
}
