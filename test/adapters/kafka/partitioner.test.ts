import { assert, integer, property, string } from 'fast-check';
import { Partitioners, type PartitionMetadata } from 'kafkajs';
import { expect, it } from 'vitest';
import { partitionByKey } from '../../../src/adapters/kafka/partitioner.ts';

const partitionsOf = (count: number): PartitionMetadata[] =>
  Array.from({ length: count }, (_, partitionId) => ({
    partitionId,
    leader: 1,
    partitionErrorCode: 0,
    replicas: [1],
    isr: [1],
  }));

it('puts every key where the clients of Kafka put it, so that no key ever moves', () => {
  const [ours, theirs] = [partitionByKey(), Partitioners.DefaultPartitioner()];
  assert(
    property(
      string({ unit: 'binary', maxLength: 80 }),
      integer({ min: 1, max: 64 }),
      (key, count) => {
        const partitionMetadata = partitionsOf(count);
        const expected = theirs({
          topic: 'items',
          partitionMetadata,
          message: { key, value: null },
        });
        for (const given of [key, Buffer.from(key)]) {
          const message = { key: given, value: null };
          expect(ours({ topic: 'items', partitionMetadata, message })).toBe(expected);
        }
      },
    ),
    { numRuns: 500 },
  );
});
