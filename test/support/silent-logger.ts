import type { Logger } from '../../src/ports/logger.ts';

/** A logger that keeps its lines for the test to look at. */
export function openSilentLogger(): Logger & { lines: { message: string; fields?: object }[] } {
  const lines: { message: string; fields?: object }[] = [];
  const keep = (message: string, fields?: object) => void lines.push({ message, ...(fields && { fields }) });
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
