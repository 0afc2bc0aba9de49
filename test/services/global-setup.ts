import { kafkaNeeds, startKafka } from './kafka-server.ts';
import { startMongo } from './mongo-server.ts';

const stops: (() => Promise<void>)[] = [];

/**
 * Starts what REQUIRE_BACKENDS names and no address was given for, and stops it in the end; without
 * REQUIRE_BACKENDS whatever this machine can run. KAFKA_BROKERS and MONGO_URL name outside servers.
 */
export async function setup(): Promise<void> {
  const required = process.env['REQUIRE_BACKENDS']?.split(',');
  const isWanted = (name: string) => required?.includes(name) ?? true;
  if (process.env['KAFKA_BROKERS'] === undefined && isWanted('kafka')) {
    const missing = await kafkaNeeds();
    if (missing === undefined || required !== undefined) {
      const kafka = await startKafka();
      process.env['KAFKA_BROKERS'] = kafka.brokers;
      stops.push(kafka.stop);
    }
  }
  if (process.env['MONGO_URL'] === undefined && isWanted('mongo')) {
    try {
      const mongo = await startMongo();
      process.env['MONGO_URL'] = mongo.url;
      stops.push(mongo.stop);
    } catch (error) {
      if (required !== undefined) throw error;
    }
  }
}

/** Stops what `setup` has started. */
export async function teardown(): Promise<void> {
  for (const stop of stops.splice(0)) await stop();
}
