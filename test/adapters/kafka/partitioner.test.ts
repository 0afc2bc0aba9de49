import { assert, integer, property, string } from 'fast-check';
import { Partitioners, type PartitionMetadata } from 'kafkajs';
import { expect, it } from 'vitest';
import { partitionByKey, partitionOf } from '../../../src/adapters/kafka/partitioner.ts';
import { storyShard } from '../../../src/domain/story-shard.ts';

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

it.each([2, 3, 4, 6, 12])('spreads the shards of stories evenly over %i partitions', (count) => {
  const places = Array.from({ length: 2_000 }, (_, at) => ['云石省', `第${at}市`]);
  const shards = new Set(places.map((place) => storyShard('place', place)));
  const shardsIn = Array.from({ length: count }, () => 0);
  for (const shard of shards)
    shardsIn[partitionOf(shard, count)] = (shardsIn[partitionOf(shard, count)] ?? 0) + 1;
  expect(shardsIn).toEqual(shardsIn.map(() => shards.size / count));
});
