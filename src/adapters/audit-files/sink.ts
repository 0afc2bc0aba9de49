import { createReadStream } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import type { AuditSink } from '../../ports/audit-sink.ts';

const newline = 0x0a;
const blockBytes = 64 * 1024;

/** Checkpoints as lines of one file, e.g. `checkpoints.jsonl`, made with its folder at the first append. */
export function openAuditSink(file: string): AuditSink {
  let handle: FileHandle | undefined;
  const failed = (cause: unknown) =>
    new AppError('storage-failed', `${file}: cannot be read or written`, { cause });

  async function close(): Promise<void> {
    const open = handle;
    handle = undefined;
    await open?.close();
  }

  return {
    close,
    async append(line) {
      try {
        handle ??= await openForAppend(file);
        await handle.appendFile(`${line}\n`);
        await handle.sync();
      } catch (error) {
        // half a line may stand there now: opening the file again cuts it off
        await close();
        throw failed(error);
      }
    },
    async *lines() {
      try {
        yield* linesOf(file);
      } catch (error) {
        if (!isMissing(error)) throw failed(error);
      }
    },
    async last() {
      try {
        return await lastLineOf(file);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw failed(error);
      }
    },
  };
}

async function openForAppend(file: string): Promise<FileHandle> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a+', 0o600);
  const { size } = await handle.stat();
  // what a crash cut off was never acknowledged
  await handle.truncate(await endOfLastLine(handle, size));
  if (size === 0) await syncFolder(folder);
  return handle;
}

/** A new file is durable only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const pieces: string[] = [];
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const parts = String(chunk).split('\n');
    for (const part of parts.slice(0, -1)) {
      yield pieces.splice(0).join('') + part;
    }
    pieces.push(parts.at(-1) ?? '');
  }
}

async function lastLineOf(file: string): Promise<string | undefined> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const end = await endOfLastLine(handle, size);
    if (end === 0) return undefined;
    const start = await endOfLastLine(handle, end - 1);
    return (await readBlock(handle, start, end - 1 - start)).toString('utf8');
  } finally {
    await handle.close();
  }
}

/** The place after the last newline before `before`; 0 when there is none. */
async function endOfLastLine(handle: FileHandle, before: number): Promise<number> {
  for (let end = before; end > 0; end -= blockBytes) {
    const start = Math.max(0, end - blockBytes);
    const found = (await readBlock(handle, start, end - start)).lastIndexOf(newline);
    if (found >= 0) return start + found + 1;
  }
  return 0;
}

async function readBlock(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
