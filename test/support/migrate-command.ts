import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'bin/huiying.mjs');

/** A folder with the shipped configuration, and with offices in directories of their own. */
export async function openConfigFolder(): Promise<{
  folder: string;
  /** Writes an office's file; `lines` replace those of the shipped one that begin alike. */
  office(name: string, lines?: string): Promise<{ file: string; directory: string }>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-migrate-'));
  await cp(join(root, 'config'), folder, { recursive: true });
  const shipped = await readFile(join(folder, 'embedded.yaml'), 'utf8');
  return {
    folder,
    async office(name, lines = '') {
      const directory = join(folder, name);
      const file = join(folder, `${name}.yaml`);
      const own = shipped.replace(/^ {2}directory: .*$/m, `  directory: ${directory}`);
      await writeFile(file, `${own}\n${lines}`);
      return { file, directory };
    },
  };
}

/** Runs `huiying migrate` to its end. */
export function migrateCommand(
  from: string,
  to: string,
  ...more: string[]
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, '--english', 'migrate', '--from', from, '--to', to, ...more],
      (_error, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}

/** Kills the command with SIGKILL as soon as it says this; rejects when it never does. */
export async function killMigration(from: string, to: string, says: RegExp): Promise<void> {
  const child = spawn(
    process.execPath,
    [program, '--english', 'migrate', '--from', from, '--to', to],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    if (!says.test(line)) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
    return;
  }
  throw new Error(`the migration ended without saying ${says}`);
}
