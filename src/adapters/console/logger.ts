import { pino } from 'pino';
import type { Logger } from '../../ports/logger.ts';

export interface LoggerOptions {
  /** `silent` writes nothing. */
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Structured log lines (JSON) on standard error, so that standard output stays free for results. */
export function openLogger({ level }: LoggerOptions): Logger {
  const lines = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    debug: (message, fields) => lines.debug(fields ?? {}, message),
    info: (message, fields) => lines.info(fields ?? {}, message),
    warn: (message, fields) => lines.warn(fields ?? {}, message),
    error: (message, fields) => lines.error(fields ?? {}, message),
  };
}
