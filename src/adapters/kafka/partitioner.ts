import type { ICustomPartitioner } from 'kafkajs';

/**
 * The partition of a record by its key, the same as Kafka's own clients give: MurmurHash2 over 32 bits. kafkajs
 * computes it with a BigInt for every step, which costs more than all else that is done to a record.
 */
export const partitionByKey: ICustomPartitioner =
  () =>
  ({ message, partitionMetadata }) =>
    partitionOf(message.key ?? '', partitionMetadata.length);

/** The same for a topic of so many partitions. */
export function partitionOf(key: string | Buffer, partitions: number): number {
  const bytes = typeof key === 'string' ? Buffer.from(key) : key;
  return (murmur2(bytes) & 0x7fffffff) % partitions;
}

const seed = 0x9747b28c;
const factor = 0x5bd1e995;

function murmur2(bytes: Buffer): number {
  const whole = bytes.length & ~3;
  let hash = seed ^ bytes.length;
  for (let at = 0; at < whole; at += 4) {
    let block = Math.imul(bytes.readInt32LE(at), factor);
    block = Math.imul(block ^ (block >>> 24), factor);
    hash = Math.imul(hash, factor) ^ block;
  }
  const rest = bytes.length - whole;
  if (rest > 0) hash = Math.imul(hash ^ bytes.readUIntLE(whole, rest), factor);
  hash = Math.imul(hash ^ (hash >>> 13), factor);
  return hash ^ (hash >>> 15);
}
