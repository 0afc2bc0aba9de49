import { AppError } from './errors.ts';

/** JSON text that, once parsed, is a `T`. */
export type Json<T> = string & { readonly parsed?: T };

/** JSON text of a value; throws `message-invalid` for what JSON cannot hold, such as `undefined`. */
export function toJson(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined)
    throw new AppError('message-invalid', `got ${typeof value}, expected a JSON value`);
  return text;
}

/**
 * The one place that reads documents back. Only this program writes its stores, and what it wrote had
 * passed its schema, so the type is taken at its word; text that is no JSON is `storage-failed`.
 */
export function fromJson<T>(text: Json<T>): T {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('storage-failed', 'a stored document is not JSON', { cause: error });
  }
}

/** The value of a JSON text that may be anything; `undefined` where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
