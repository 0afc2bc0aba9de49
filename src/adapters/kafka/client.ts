import { Kafka, logLevel, type RetryOptions } from 'kafkajs';

/** About half a minute of tries before trouble is told to the caller, who tries again without end. */
export const retryOptions: RetryOptions = {
  initialRetryTime: 100,
  maxRetryTime: 5_000,
  retries: 10,
};

/** How the cluster lets the office in. */
export interface KafkaAccess {
  /** `host:port` of some of its brokers. */
  brokers: readonly string[];
  /** Trusting those that the machine trusts. */
  tls: boolean;
  /** PEM of the only authorities to trust; TLS is spoken then. */
  authorities?: string;
  /** SASL/SCRAM-SHA-512; absent where the network alone decides. */
  login?: { username: string; password: string };
}

/** The client; it connects when it is first used, and its own lines are left out: what fails is told as an error. */
export function openClient({ brokers, tls, authorities, login }: KafkaAccess): Kafka {
  return new Kafka({
    clientId: 'huiying',
    brokers: [...brokers],
    ssl: authorities === undefined ? tls : { ca: authorities },
    ...(login && { sasl: { mechanism: 'scram-sha-512', ...login } }),
    logLevel: logLevel.NOTHING,
    retry: retryOptions,
  });
}
