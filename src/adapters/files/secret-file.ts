import { readFileSync } from 'node:fs';
import { AppError } from '../../domain/errors.ts';

/** A secret that stands alone in a file, without the white space around it; throws `config-invalid`, which names the file and never its content. */
export function readSecretFile(path: string): string {
  const secret = read(path).trim();
  if (secret === '') throw new AppError('config-invalid', `${path}: is empty, expected a secret`);
  return secret;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new AppError('config-invalid', `${path}: cannot be read, expected a file with a secret`, {
      cause: error,
    });
  }
}
