type Fields = Record<string, string | number | boolean | undefined>;

/** Lines for the operator: a fixed message with its fields beside it; no personal data, secret or body text. */
export interface Logger {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}
