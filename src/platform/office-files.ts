import { constants } from 'node:fs';
import { access, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../domain/errors.ts';

const marker = 'moving-from';
/** The key of pseudonyms; the keys and checkpoints of the audit. */
const pseudonymKey = 'pseudonym.key';
const auditFolder = 'audit';

/**
 * Copies what an office keeps in files beside its stores. A first time the new directory must not hold an office yet;
 * a note there says where it comes from, and lets the same move go on later. Throws `config-invalid` otherwise.
 */
export async function copyOfficeFiles(from: string, to: string): Promise<void> {
  const source = resolve(from);
  if (source === resolve(to)) return;
  await mkdir(to, { recursive: true });
  const note = await readFile(join(to, marker), 'utf8').catch(() => undefined);
  if (note === undefined && (await isThere(join(to, auditFolder)))) throw occupied(to);
  if (note !== undefined && note !== source) throw occupied(to);
  await writeFile(join(to, marker), source, { flush: true });
  if (await isThere(join(from, pseudonymKey)))
    await copyFile(join(from, pseudonymKey), join(to, pseudonymKey));
  if (!(await isThere(join(from, auditFolder)))) return;
  await mkdir(join(to, auditFolder), { recursive: true, mode: 0o700 });
  for (const name of await readdir(join(from, auditFolder)))
    await copyFile(join(from, auditFolder, name), join(to, auditFolder, name));
}

function occupied(directory: string): AppError {
  const message = `${directory}: holds an office already; give storage.directory of the new one an empty place`;
  return new AppError('config-invalid', message);
}

function isThere(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
