/** The closed list of broken promises; each is translated to HTTP in api/errors.ts and to retry or park in runtime/. */
export type ErrorCode =
  | 'config-invalid'
  | 'storage-failed'
  | 'storage-full'
  | 'storage-locked'
  | 'message-invalid'
  | 'schema-too-new'
  | 'not-found'
  | 'not-permitted'
  | 'version-conflict'
  | 'command-refused'
  | 'notice-undelivered'
  | 'cancelled';

/** The only error that our code throws: a broken promise with a stable code. Its message names what was wrong, the value, and what would be right. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}
