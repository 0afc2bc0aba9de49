import { Kafka, logLevel } from 'kafkajs';
import type { Place } from './place.ts';
import { stages } from './waiting.ts';

/**
 * How the broker sees each stage's group, one line each: its state, who holds which partitions, and what was committed
 * of each partition up to its end.
 */
export async function standingsOf({ brokers, prefix }: Place): Promise<string[]> {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const lines: string[] = [];
    for (const [name, topic] of stages) {
      const [topicName, groupId] = [`${prefix}${topic}`, `${prefix}${topic}.${name}`];
      const { groups } = await admin.describeGroups([groupId]);
      const [committed] = await admin.fetchOffsets({ groupId, topics: [topicName] });
      const ends = await admin.fetchTopicOffsets(topicName);
      const places = ends.map(({ partition, offset }) => {
        const at = committed?.partitions.find((one) => one.partition === partition)?.offset;
        return `${partition}: ${at} of ${offset}`;
      });
      const members = groups[0]?.members.map(({ memberId }) => memberId) ?? [];
      lines.push(`${name} ${groups[0]?.state} [${members.join(' ')}] ${places.join(', ')}`);
    }
    return lines;
  } finally {
    await admin.disconnect();
  }
}
