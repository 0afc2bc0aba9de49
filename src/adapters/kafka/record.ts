import type { KafkaMessage } from 'kafkajs';
import { toJson } from '../../domain/json-text.ts';
import type { LogRecord, NewRecord } from '../../ports/log.ts';

/** A record as Kafka takes it. */
export interface Encoded {
  topic: string;
  key: Buffer;
  value: Buffer;
}

/**
 * JSON text of the value; throws `message-invalid` for what JSON cannot hold, such as `undefined`. As bytes, which
 * are made once: of a string kafkajs counts them several times over.
 */
export function encode({ topic, key, value }: NewRecord): Encoded {
  return { topic, key: Buffer.from(key), value: Buffer.from(toJson(value)) };
}

/** Never throws: text that is no JSON, as a strange producer may have sent it, is handed over as it is, to be parked. */
export function decode(topic: string, partition: number, message: KafkaMessage): LogRecord {
  const { key, value, offset, timestamp } = message;
  return {
    topic,
    key: key?.toString() ?? '',
    value: parsed(value?.toString() ?? 'null'),
    position: `${partition}-${offset}`,
    appendedAt: Number(timestamp),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // the schema of the topic refuses it with a reason
    return text;
  }
}
