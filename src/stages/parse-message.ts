import type { ZodType } from 'zod';
import { AppError } from '../domain/errors.ts';

/** Reads a message by its schema; throws AppError `message-invalid` naming every problem with its path. */
export function parseMessage<T>(schema: ZodType<T>, topic: string, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new AppError('message-invalid', `not a message of topic ${topic}: ${problems.join('; ')}`);
}
