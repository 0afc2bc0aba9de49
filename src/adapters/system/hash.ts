import { createHash, createHmac } from 'node:crypto';

/** SHA-256 of the text's UTF-8 bytes, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A keyed pseudonym for a name: stable within an office, not to be reversed without its key. */
export function openPseudonym(key: string): (name: string) => string {
  return (name) => createHmac('sha256', key).update(name).digest('hex').slice(0, 16);
}
