import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { AppError } from '../../domain/errors.ts';

/** The bytes of a body, or that there were more than allowed. */
export type Body = { kind: 'whole' | 'cut'; bytes: Uint8Array };

/**
 * Reads and decompresses a body, a gzip file too, up to `maxBytes` of content, then lets the connection go (`cut`): neither an endless
 * body nor a decompression bomb costs more memory than that. Rejects on an unknown content encoding.
 */
export async function readBody(
  source: Readable,
  contentEncoding: string,
  maxBytes: number,
): Promise<Body> {
  const encodings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (encodings.length > maxEncodings)
    throw new AppError(
      'message-invalid',
      `at most ${maxEncodings} content encodings are undone, got ${contentEncoding}`,
    );
  let body = source;
  for (const encoding of encodings.reverse()) {
    const decoder = await decoderFor(encoding, body, maxBytes);
    // The callback is empty because an error of any part reaches the reader of the last.
    body = pipeline(decoder.source, decoder.transform, () => {});
  }
  return inflated(await readUpTo(body, maxBytes), maxBytes);
}

/** Sitemaps are often served as `.xml.gz` without saying so in a header: the first two bytes tell. */
async function inflated(body: Body, maxBytes: number): Promise<Body> {
  const isGzip = body.bytes[0] === 0x1f && body.bytes[1] === 0x8b;
  if (!isGzip || body.kind === 'cut') return body;
  return readUpTo(
    pipeline(Readable.from([body.bytes]), createGunzip(), () => {}),
    maxBytes,
  );
}

const maxEncodings = 2;

async function decoderFor(
  encoding: string,
  source: Readable,
  maxBytes: number,
): Promise<{ source: Readable; transform: Transform }> {
  if (encoding === 'gzip' || encoding === 'x-gzip') return { source, transform: createGunzip() };
  if (encoding === 'br') return { source, transform: createBrotliDecompress() };
  if (encoding !== 'deflate')
    throw new AppError('message-invalid', `content encoding ${encoding} is not known`);
  // Servers send `deflate` with or without the zlib header; the first byte tells. Rare enough to buffer.
  const { bytes } = await readUpTo(source, maxBytes);
  const hasHeader = ((bytes[0] ?? 0) & 0x0f) === 8;
  return {
    source: Readable.from([bytes]),
    transform: hasHeader ? createInflate() : createInflateRaw(),
  };
}

async function readUpTo(source: Readable, maxBytes: number): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    if (!(chunk instanceof Uint8Array))
      throw new AppError('message-invalid', `body: got ${typeof chunk}, expected bytes`);
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop destroys the stream and with it the connection.
    if (length > maxBytes)
      return { kind: 'cut', bytes: Buffer.concat(chunks).subarray(0, maxBytes) };
  }
  return { kind: 'whole', bytes: Buffer.concat(chunks, length) };
}
