import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { openKafkaLog } from '../src/adapters/kafka/log.ts';
import type { Log } from '../src/ports/log.ts';
import { startKafka } from '../test/services/kafka-server.ts';
import { testTopics } from '../test/support/kafka.ts';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';

const rounds = 9;
const records = 50_000;
const together = 500;
const batchSize = 500;
const sources = 64;
// As long as an item with an 800-character text.
const value = {
  id: 'a'.repeat(64),
  title: '某市供水管网改造进展',
  text: '供水恢复情况通报'.repeat(100),
};

/** A way to Kafka: ours, or the client's own. */
interface Way {
  /** Makes the topic, which is no part of the measure. */
  open(topic: string): Promise<void>;
  produce(topic: string): Promise<void>;
  consume(topic: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Our log against kafkajs alone on one real broker, turn by turn, both idempotent with all acknowledgements and
 * a commit after each batch of 500.
 */
export async function benchDistributed(): Promise<BenchRow[]> {
  const server = await startKafka();
  try {
    const ways = [await openOurs(server.brokers), await openClients(server.brokers)];
    const [ours = [], clients = []] = await measure(ways);
    for (const way of ways) await way.close();
    return [
      row('produce, 500 records a call', ours.map(first), clients.map(first)),
      row('consume, batches of 500', ours.map(second), clients.map(second)),
    ];
  } finally {
    await server.stop();
  }
}

interface Cost {
  recordsPerSecond: number;
  /** Of this process; the broker's is the same for both. */
  cpuUsPerRecord: number;
}
type Costs = readonly [produced: Cost, consumed: Cost];
const first = ([produced]: Costs) => produced;
const second = ([, consumed]: Costs) => consumed;

async function measure(ways: readonly Way[]): Promise<Costs[][]> {
  const costs: Costs[][] = ways.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    // who goes first finds the machine colder
    for (const [at, way] of round % 2 === 0
      ? [...ways.entries()]
      : [...ways.entries()].toReversed()) {
      const topic = `bench-${randomUUID()}`;
      await way.open(topic);
      const produced = await costOf(() => way.produce(topic));
      costs[at]?.push([produced, await costOf(() => way.consume(topic))]);
    }
  return costs;
}

function row(what: string, ours: readonly Cost[], clients: readonly Cost[]): BenchRow {
  const [rate, clientRate] = medians(ours, clients, ({ recordsPerSecond }) => recordsPerSecond);
  const [cpu, clientCpu] = medians(ours, clients, ({ cpuUsPerRecord }) => cpuUsPerRecord);
  const share = Math.round((100 * rate) / clientRate);
  const shareOfCpu = Math.round((100 * cpu) / clientCpu);
  return {
    name: `Kafka log: ${what}, beside kafkajs alone`,
    value: `${Math.round(rate).toLocaleString('en')} records/s, ${share} % of kafkajs; ${cpu.toFixed(1)} µs of CPU a record, ${shareOfCpu} % of its`,
    aim: '≥ 80 %',
  };
}

function medians(
  ours: readonly Cost[],
  clients: readonly Cost[],
  of: (cost: Cost) => number,
): [ours: number, clients: number] {
  return [median(ours.map(of)), median(clients.map(of))];
}

const newRecords = (topic: string) =>
  Array.from({ length: together }, (_, at) => ({ topic, key: `source-${at % sources}`, value }));

async function openOurs(brokers: string): Promise<Way> {
  const options = { ...testTopics, brokers: [brokers], prefix: 'ours.' };
  const log: Log = await openKafkaLog(options, { logger: { warn: () => undefined } });
  return {
    open: (topic) => log.append([{ topic, key: 'first', value: null }]),
    async produce(topic) {
      for (let sent = 0; sent < records; sent += together) await log.append(newRecords(topic));
    },
    async consume(topic) {
      const done = new AbortController();
      let read = 0;
      const member = { topic, group: 'bench', batchSize, signal: done.signal };
      await log.consume(member, async (batch) => {
        read += batch.length;
        if (read >= records) done.abort();
      });
    },
    close: () => log.close(),
  };
}

async function openClients(brokers: string): Promise<Way> {
  const kafka = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await Promise.all([admin.connect(), producer.connect()]);
  return {
    async open(topic) {
      await admin.createTopics({
        topics: [{ topic, numPartitions: 3 }],
        waitForLeaders: false,
      });
      await producer.send({ topic, acks: -1, messages: [{ key: 'first', value: 'null' }] });
    },
    async produce(topic) {
      for (let sent = 0; sent < records; sent += together) {
        const messages = newRecords(topic).map((record) => ({
          key: record.key,
          value: JSON.stringify(record.value),
        }));
        await producer.send({ topic, acks: -1, messages });
      }
    },
    async consume(topic) {
      // what waits for an idle fetch is no speed: the same short wait as ours
      const consumer = kafka.consumer({
        groupId: topic,
        maxWaitTimeInMs: 250,
        maxBytesPerPartition: 2 * 1024 * 1024,
      });
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        let read = 0;
        const eachBatch = async ({ batch }: { batch: Batch }) => {
          for (const message of batch.messages) JSON.parse(message.value?.toString() ?? 'null');
          read += batch.messages.length;
          const offset = String(BigInt(batch.lastOffset()) + 1n);
          await consumer.commitOffsets([{ topic, partition: batch.partition, offset }]);
          if (read >= records) resolve();
        };
        consumer.run({ autoCommit: false, eachBatch }).catch(reject);
      });
      await consumer.disconnect();
    },
    async close() {
      await Promise.all([admin.disconnect(), producer.disconnect()]);
    },
  };
}

interface Batch {
  partition: number;
  messages: readonly { value: Buffer | null }[];
  lastOffset(): string;
}

async function costOf(work: () => Promise<void>): Promise<Cost> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return {
    recordsPerSecond: (records / (performance.now() - startedAt)) * 1000,
    cpuUsPerRecord: (user + system) / records,
  };
}
