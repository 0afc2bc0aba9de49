import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';

/** One value per line of JSON text, to a file or to standard output. */
export interface JsonLinesWriter {
  /** Resolves when the next row may be written. */
  write(row: unknown): Promise<void>;
  /** Resolves when everything is written out. */
  close(): Promise<void>;
}

/**
 * The values of a JSON Lines file, plain or gzip (told by its first bytes), `-` = standard input. Empty lines
 * are skipped; a line that is not JSON throws `message-invalid` with file, line and reason.
 */
export async function* readJsonLines(file: string): AsyncGenerator {
  for await (const { value } of placedLines(file)) yield value;
}

/** The values of a JSON Lines file as `read` takes them; what it throws of one names file and line. */
export async function* readRows<Row>(
  file: string,
  read: (value: unknown) => Row,
): AsyncGenerator<Row> {
  for await (const { value, place } of placedLines(file)) yield readAt(place, value, read);
}

/** Takes values of this shape; throws `message-invalid` with what is wrong with another. */
export function rowOf<Schema extends z.ZodType>(
  schema: Schema,
): (value: unknown) => z.infer<Schema> {
  return (value) => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    throw new AppError('message-invalid', z.prettifyError(result.error));
  };
}

function readAt<Row>(place: string, value: unknown, read: (value: unknown) => Row): Row {
  try {
    return read(value);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError(cause.code, `${place}: ${cause.message}`, { cause });
  }
}

async function* placedLines(file: string): AsyncGenerator<{ value: unknown; place: string }> {
  const name = file === '-' ? 'standard input' : file;
  const source = file === '-' ? process.stdin : createReadStream(file);
  let number = 0;
  for await (const line of linesOf(await unzipped(source))) {
    number += 1;
    const place = `${name}:${number}`;
    if (line.trim() !== '') yield { value: parseLine(line, place), place };
  }
}

/** Replaces the file; `-` = standard output, which stays open. */
export function openJsonLinesWriter(file: string): JsonLinesWriter {
  const stream = file === '-' ? process.stdout : createWriteStream(file);
  return {
    async write(row) {
      if (!stream.write(`${JSON.stringify(row)}\n`)) await once(stream, 'drain');
    },
    async close() {
      if (file !== '-') await finished(stream.end());
    },
  };
}

async function unzipped(source: Readable): Promise<Readable> {
  await once(source, 'readable');
  const head: unknown = source.read(2);
  if (head instanceof Buffer) source.unshift(head);
  const isGzip = head instanceof Buffer && head[0] === 0x1f && head[1] === 0x8b;
  // The callback is empty because an error of either stream reaches the reader of the second.
  return isGzip ? pipeline(source, createGunzip(), () => {}) : source;
}

async function* linesOf(bytes: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.decode();
}

function parseLine(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('message-invalid', `${place}: expected one JSON value, ${reason}`, {
      cause,
    });
  }
}
