import { AppError, type ErrorCode } from '../../domain/errors.ts';

// https://sqlite.org/rescode.html
const codes: Record<number, { code: ErrorCode; advice: string }> = {
  5: { code: 'storage-locked', advice: 'stop the other process first' },
  13: { code: 'storage-full', advice: 'nothing of this write was kept; free space and repeat it' },
};

/** Says in our words what SQLite refused, naming the file; an AppError passes through unchanged. */
export function storageError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const known = codes[resultCode(error)];
  if (!known) return new AppError('storage-failed', `${path}: ${reason}`, { cause: error });
  return new AppError(known.code, `${path}: ${reason}; ${known.advice}`, { cause: error });
}

/** The primary result code: the low byte, whatever extension stands above it; 0 when there is none. */
function resultCode(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return 0;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
}
