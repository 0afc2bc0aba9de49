import { randomUUID } from 'node:crypto';
import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { expect, it } from 'vitest';
import { openKafkaLog } from '../../src/adapters/kafka/log.ts';
import { deadLetterTopic, itemsTopic } from '../../src/domain/topics.ts';
import { testTopics } from '../support/kafka.ts';

const brokers = process.env['KAFKA_BROKERS'];

it.skipIf(brokers === undefined)(
  'keeps what flows for thirty days within its size, and dead letters for good',
  async () => {
    const all = (brokers ?? '').split(',');
    const prefix = `kept-${randomUUID()}.`;
    const log = await openKafkaLog(
      { ...testTopics, brokers: all, prefix },
      { logger: { warn: () => undefined } },
    );
    const parked = deadLetterTopic('item-to-tagged-item');
    const topics = [itemsTopic, parked];
    await log.append(topics.map((topic) => ({ topic, key: '甲', value: 1 })));
    await log.close();
    const admin = new Kafka({ brokers: all, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const retentionOf = async (topic: string) => {
      const resource = { type: ConfigResourceTypes.TOPIC, name: `${prefix}${topic}` };
      const { resources } = await admin.describeConfigs({
        resources: [{ ...resource, configNames: ['retention.ms', 'retention.bytes'] }],
        includeSynonyms: false,
      });
      const entries = resources[0]?.configEntries ?? [];
      return Object.fromEntries(entries.map((one) => [one.configName, Number(one.configValue)]));
    };
    expect(await retentionOf(itemsTopic)).toEqual({
      'retention.ms': 30 * 24 * 60 * 60 * 1000,
      'retention.bytes': Math.floor(testTopics.maxTopicBytes / testTopics.partitions),
    });
    expect(await retentionOf(parked)).toEqual({ 'retention.ms': -1, 'retention.bytes': -1 });
    await admin.disconnect();
  },
);
