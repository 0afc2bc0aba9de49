import type { ZodType } from 'zod';
import { inTodaysShape, messageVersion } from '../domain/message-version.ts';
import { AppError } from '../domain/errors.ts';

/**
 * Reads a message by its schema, also one of the version before. Throws AppError `message-invalid` naming every
 * problem with its path, or `schema-too-new` for a version that a later program wrote: it waits among the dead
 * letters until this program is brought up to date.
 */
export function parseMessage<T>(schema: ZodType<T>, topic: string, value: unknown): T {
  const shaped = inTodaysShape(value);
  if (shaped.kind === 'unreadable') {
    const message = `topic ${topic}: got schemaVersion ${JSON.stringify(shaped.version)}, expected at most ${messageVersion}`;
    throw new AppError('schema-too-new', message);
  }
  const parsed = schema.safeParse(shaped.value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new AppError('message-invalid', `not a message of topic ${topic}: ${problems.join('; ')}`);
}
