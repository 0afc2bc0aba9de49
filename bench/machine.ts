import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';

const rounds = 9;
const workerFile = fileURLToPath(new URL('machine-worker.ts', import.meta.url));

/**
 * What two processes get done on this machine against one where they share nothing but its cores: what no pipeline
 * of two workers can exceed here. Both tag from memory, turn by turn with one alone; medians.
 */
export async function machineRow(): Promise<BenchRow> {
  const children = [startWorker(), startWorker()];
  await Promise.all(children.map((child) => once(child, 'message')));
  const [alone, together]: [number[], number[]] = [[], []];
  for (let at = 0; at < rounds; at += 1) {
    alone.push(...(await roundOf(children.slice(at % 2, (at % 2) + 1))));
    together.push(Math.max(...(await roundOf(children))));
  }
  for (const child of children) child.kill();
  const ratio = (2 * median(alone)) / median(together);
  return {
    name: 'this machine: tagging from memory, 2 processes against 1',
    value: `${ratio.toFixed(2)} ×`,
    aim: 'bounds the rows below',
  };
}

function startWorker(): ChildProcess {
  return fork(workerFile, [], { execArgv: ['--max-semi-space-size=64', '--import', 'tsx'] });
}

async function roundOf(children: readonly ChildProcess[]): Promise<number[]> {
  const answers = children.map(async (child) => {
    const answer = once(child, 'message');
    child.send('go');
    const [ms]: number[] = await answer;
    return ms ?? Number.NaN;
  });
  return Promise.all(answers);
}
