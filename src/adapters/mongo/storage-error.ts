import { MongoServerError } from 'mongodb';
import { AppError } from '../../domain/errors.ts';

// https://www.mongodb.com/docs/manual/reference/error-codes/
/** The code of a write whose key is taken. */
export const duplicateKey = 11_000;
const outOfDiskSpace = 14_031;

/** Says in our words what MongoDB refused, naming the server but no password; an AppError passes through unchanged. */
export function storageError(server: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof MongoServerError && error.code === outOfDiskSpace) {
    const message = `${server}: ${reason}; nothing of it was kept; free space and try again`;
    return new AppError('storage-full', message, { cause: error });
  }
  return new AppError('storage-failed', `${server}: ${reason}`, { cause: error });
}

/** Whether the write was refused because its key is taken. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === duplicateKey;
}
