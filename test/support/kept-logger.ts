import type { Logger } from '../../src/ports/logger.ts';

interface Line {
  message: string;
  fields?: Record<string, unknown>;
}

export interface KeptLogger extends Logger {
  lines: Line[];
  /** Resolves when a line with this message comes. */
  next(message: string): Promise<Line>;
}

/** A logger that prints nothing and keeps its lines for the test to look at. */
export function openKeptLogger(): KeptLogger {
  const lines: Line[] = [];
  let waiting: { message: string; resolve: (line: Line) => void }[] = [];
  const keep = (message: string, fields?: Record<string, unknown>) => {
    const line = { message, ...(fields && { fields }) };
    lines.push(line);
    for (const one of waiting) if (one.message === message) one.resolve(line);
    waiting = waiting.filter((one) => one.message !== message);
  };
  return {
    lines,
    next: (message) => new Promise((resolve) => waiting.push({ message, resolve })),
    debug: keep,
    info: keep,
    warn: keep,
    error: keep,
  };
}
