import { AppError } from '../../domain/errors.ts';

/** What SQLite can hold. The driver would turn booleans into numbers and cut strings at a NUL. */
export type Parameter = string | number | bigint | null | Uint8Array;

/** A prepared statement; it throws AppErrors only. */
export interface Statement<Row> {
  /** How many rows changed. */
  run(...parameters: Parameter[]): number;
  get(...parameters: Parameter[]): Row | undefined;
  all(...parameters: Parameter[]): Row[];
}

/** Throws `message-invalid` when a parameter would not come back as it was given. */
export function checkParameters(sql: string, parameters: readonly unknown[]): void {
  for (const [index, parameter] of parameters.entries()) {
    const trouble = troubleWith(parameter);
    if (trouble)
      throw new AppError('message-invalid', `parameter ${index + 1} of "${sql}": ${trouble}`);
  }
}

function troubleWith(parameter: unknown): string | undefined {
  if (typeof parameter === 'string') {
    return parameter.includes('\0') ? 'got a text with a NUL character, expected none' : undefined;
  }
  if (typeof parameter === 'number') {
    return Number.isFinite(parameter) ? undefined : `got ${parameter}, expected a finite number`;
  }
  if (typeof parameter === 'bigint' || parameter === null || parameter instanceof Uint8Array) {
    return undefined;
  }
  return `got ${typeof parameter}, expected text, number, bytes or null`;
}
