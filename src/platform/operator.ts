import { openOperatorServer } from '../adapters/prometheus/server.ts';
import type { Config } from '../config/load.ts';
import { itemsTopic } from '../domain/topics.ts';
import type { Platform } from './platform.ts';
import type { Opened } from './surroundings.ts';

/** The platform with a port for the operator's tools, where the office gives one. */
export async function withOperator(
  platform: Opened,
  { operator: { host, port } }: Config,
): Promise<Platform> {
  if (port === undefined) return platform;
  const { metrics } = platform;
  const isReady = () => answers(platform);
  const server = await openOperatorServer({ host, port }, { metrics, isReady });
  return {
    ...platform,
    async close() {
      await server.close();
      await platform.close();
    },
  };
}

async function answers({ log, cases }: Platform): Promise<boolean> {
  const questions = [cases.outbox(1), log.lag(itemsTopic, 'readyz')];
  const answered = await Promise.allSettled(questions);
  return answered.every(({ status }) => status === 'fulfilled');
}
