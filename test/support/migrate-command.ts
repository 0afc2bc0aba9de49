import { once } from 'node:events';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand, startCommand } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

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
  return runCommand(['migrate', '--from', from, '--to', to, ...more]);
}

/** Kills the command with SIGKILL as soon as it says this; rejects when it never does. */
export async function killMigration(from: string, to: string, says: RegExp): Promise<void> {
  const child = await startCommand(['migrate', '--from', from, '--to', to], says);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
