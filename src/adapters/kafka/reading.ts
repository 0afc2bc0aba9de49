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
  /**
   * Told of every joining of the group: lets the partitions that were gained be read once it is known where the group
   * stands in them. Rejects where nobody can say.
   */
  join(joined: Joined): Promise<void>;
  /** These records come next. */
  goOn(batch: Batch): void;
}

/** What a member holds after a joining, and what of it others may have read in between. */
interface Joined {
  held: readonly number[];
  gained: ReadonlySet<number>;
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
  /** By which joining each partition is ours; one may be lost, and gained again, while we ask where the group stands. */
  let ours = new Map<number, symbol>();

  function arriveAt(partition: number, offset: number): void {
    const expected = next.get(partition) ?? offset;
    if (offset > expected) onDropped(offset - expected);
    next.set(partition, offset);
  }

  /** Tells what is missing, and begins at what is kept; gives where the group is to stand from now on. */
  function takeUp({ partition, committed, start }: Standing) {
    next.set(partition, committed ?? start);
    if (committed !== undefined && committed >= start) return [];
    arriveAt(partition, start);
    const place = { topic, partition, offset: String(start) };
    consumer.seek(place);
    return [place];
  }

  return {
    async join({ held, gained }) {
      const joining = Symbol('joining');
      ours = new Map(
        held.map((partition) => [
          partition,
          gained.has(partition) ? joining : (ours.get(partition) ?? joining),
        ]),
      );
      if (gained.size === 0) return;
      // not a record is fetched before: kafkajs overwrites where the group stands when it finds nothing there
      consumer.pause([{ topic, partitions: [...gained] }]);
      for (const partition of gained) next.delete(partition);
      const stands = await standings().catch((error: unknown) => {
        throw kafkaTrouble(`standing in ${topic}`, error);
      });
      const mine = stands.filter(({ partition }) => ours.get(partition) === joining);
      // a group that has nothing to commit yet is seen to stand here too; in one call, while the joining holds
      const places = mine.flatMap(takeUp);
      // refused in a rebalance, it is told again
      if (places.length > 0) await consumer.commitOffsets(places).catch(() => undefined);
      const partitions = mine.map(({ partition }) => partition);
      consumer.resume([
        { topic, partitions: partitions.filter((one) => ours.get(one) === joining) },
      ]);
    },
    goOn({ partition, messages }) {
      const [first, last] = [messages[0], messages.at(-1)];
      if (first === undefined || last === undefined) return;
      arriveAt(partition, Number(first.offset));
      next.set(partition, Number(last.offset) + 1);
    },
  };
}
