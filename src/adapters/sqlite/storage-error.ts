import { AppError, type ErrorCode } from '../../domain/errors.ts';

// https://sqlite.org/rescode.html
const codes: Record<number, { code: ErrorCode; advice: string }> = {
  5: { code: 'storage-locked', advice: 'stop the other process first' },
  13: { code: 'storage-full', advice: 'nothing of it was kept; free space and try again' },
};

/** Says in our words what SQLite refused, naming the file; an AppError passes through unchanged. */
export function storageError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const known = codes[resultCode(error)];
  if (!known) return new AppError('storage-failed', `${path}: ${reason}`, { cause: error });
  return new AppError(known.code, `${path}: ${reason}; ${known.advice}`, { cause: error });
}

/** SQLite's primary result code, the low byte of what the driver gives; 0 when there is none. */
function resultCode(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0;
  // The note of the owner is written without SQLite.
  if ('code' in error && error.code === 'ENOSPC') return 13;
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
}
