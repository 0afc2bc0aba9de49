import { AppError } from '../../domain/errors.ts';

/** What Kafka or the way to it refused, as `storage-failed`; an AppError passes through unchanged. */
export function kafkaTrouble(what: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('storage-failed', `${what}: ${reason}`, { cause: error });
}
