import { createHash, getHashes } from 'node:crypto';
import { sm3 as portableSm3 } from 'sm-crypto-v2';

// Some distributions build OpenSSL without it; where it is there, it takes a third of the time.
const isNative = getHashes().includes('sm3');

/** SM3 (GB/T 32905) of the text's UTF-8 bytes, in hex. */
export function sm3(text: string): string {
  const bytes = Buffer.from(text);
  return isNative ? createHash('sm3').update(bytes).digest('hex') : portableSm3(bytes);
}
