import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/huiying.mjs', import.meta.url));

/** Runs `huiying --english …` to its end; `input` is what its standard input says. */
export function runCommand(
  given: readonly string[],
  input = '',
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, '--english', ...given],
      (_error, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }),
    );
    child.stdin?.end(input);
  });
}

/** Starts `huiying --english …` and resolves as soon as it says this; rejects when it ends before. */
export async function startCommand(given: readonly string[], says: RegExp): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, '--english', ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (says.test(line)) return child;
  }
  throw new Error(`${given.join(' ')}: ended without saying ${says}`);
}
