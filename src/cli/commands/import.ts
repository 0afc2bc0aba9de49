import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { importTable } from '../../actions/source/import-table.ts';
import { loadConfig } from '../../config/load.ts';
import { systemActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/errors.ts';
import type { Source } from '../../domain/source.ts';
import { openOffice } from '../../platform/open.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import type { Terminal } from '../terminal.ts';

export interface ImportOptions {
  file: string;
  /** Id of a source of kind `table`. */
  source: string;
  config: string;
}

/**
 * `huiying import FILE --source ID`: takes a CSV or JSON Lines file of lawfully bought data. Bad rows are named with
 * their lines, and make the exit code 1; the good ones are in.
 */
export async function importFile(terminal: Terminal, options: ImportOptions): Promise<void> {
  const { say, print } = terminal;
  const { file } = options;
  const config = await loadConfig(options.config);
  const source = tableOf(config.sources, options.source);
  const charset = await charsetOf(file);
  const platform = await openOffice(config, { logLevel: terminal.logLevel, print });
  try {
    const outcome = await importTable(platform, systemActor, {
      source,
      pieces: decoded(file, charset),
      onBad: ({ line, reason }) => print(say('badRow', { file, line, reason })),
    });
    if (outcome.kind === 'not-permitted') return;
    const { taken, repeated, bad } = outcome;
    print(say('imported', { file, charset, taken, repeated, bad }));
    if (bad > 0) process.exitCode = 1;
  } finally {
    await platform.close();
  }
}

function tableOf(sources: readonly Source[], id: string) {
  const tables = sources.filter((source) => source.kind === 'table');
  const found = tables.find((source) => source.id === id);
  if (found) return found;
  const ids = tables.map((table) => table.id).join(', ') || 'none';
  const message = `--source: got "${id}", expected a source of kind table; configured are ${ids}`;
  throw new AppError('config-invalid', message);
}

const headBytes = 256 * 1024;

/** By the first lines of the file; `utf-8`, `gb18030` … */
async function charsetOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(headBytes) });
    // whole lines: a character that is cut in two would make UTF-8 look like something else
    const end = bytesRead < headBytes ? bytesRead : buffer.lastIndexOf(0x0a) + 1;
    return decodeBody(buffer.subarray(0, end || bytesRead)).charset;
  } finally {
    await handle.close();
  }
}

async function* decoded(file: string, charset: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset);
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
