import type { Batch, Consumer } from 'kafkajs';
import type { Standing } from './topics.ts';
import { kafkaTrouble } from './trouble.ts';

export interface ReadingOptions {
  /** Name of the topic on the cluster. */
  topicName: string;
  /** Where the group stands, asked whenever partitions are gained. */
  standings: () => Promise<readonly Standing[]>;
  /** Told of so many records that the cluster dropped before they were read. */
  onDropped: (records: number) => void;
}

/** How far a member has read its partitions, so that nothing is passed over in silence. */
export interface Reading {
  /** Lets the partitions be read once it is known where the group stands in them; rejects where nobody can say. */
  begin(gained: ReadonlySet<number>): Promise<void>;
  /** These records come next. */
  goOn(batch: Batch): void;
}

/**
 * Tells of records that were dropped before they were read: the group stands below the oldest record that is kept, or
 * a gap comes up between two batches. kafkajs would begin at the oldest and say nothing.
 */
export function openReading(
  consumer: Pick<Consumer, 'pause' | 'resume' | 'seek' | 'commitOffsets'>,
  { topicName: topic, standings, onDropped }: ReadingOptions,
): Reading {
  /** The next offset of each partition. */
  const next = new Map<number, number>();
  /** The newest beginning of each partition: it may be gained again before an earlier one has ended. */
  const beginnings = new Map<number, symbol>();

  function arriveAt(partition: number, offset: number): void {
    const expected = next.get(partition) ?? offset;
    if (offset > expected) onDropped(offset - expected);
    next.set(partition, offset);
  }

  return {
    async begin(gained) {
      const mine = Symbol('beginning');
      for (const partition of gained) beginnings.set(partition, mine);
      const isMine = (partition: number) => beginnings.get(partition) === mine;
      // not a record is fetched before: kafkajs overwrites where the group stands when it finds nothing there
      consumer.pause([{ topic, partitions: [...gained] }]);
      for (const partition of gained) next.delete(partition);
      const stands = await standings().catch((error: unknown) => {
        throw kafkaTrouble(`standing in ${topic}`, error);
      });
      for (const { partition, committed, start } of stands) {
        if (!isMine(partition)) continue;
        next.set(partition, committed ?? start);
        if (committed !== undefined && committed >= start) continue;
        arriveAt(partition, start);
        const offset = String(start);
        consumer.seek({ topic, partition, offset });
        // a group that has nothing to commit yet is seen to stand here too; refused in a rebalance, it comes again
        await consumer.commitOffsets([{ topic, partition, offset }]).catch(() => undefined);
      }
      consumer.resume([{ topic, partitions: [...gained].filter(isMine) }]);
    },
    goOn({ partition, messages }) {
      const [first, last] = [messages[0], messages.at(-1)];
      if (first === undefined || last === undefined) return;
      arriveAt(partition, Number(first.offset));
      next.set(partition, Number(last.offset) + 1);
    },
  };
}
