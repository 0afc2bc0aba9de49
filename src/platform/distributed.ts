import { randomUUID } from 'node:crypto';
import { openLogger } from '../adapters/console/logger.ts';
import { readSecretFile } from '../adapters/files/secret-file.ts';
import { openKafkaLog, type Loss } from '../adapters/kafka/log.ts';
import { openDatabase, type Database } from '../adapters/mongo/database.ts';
import { openMongoStores } from '../adapters/mongo/stores.ts';
import { openSystemClock } from '../adapters/system/clock.ts';
import type { Config } from '../config/load.ts';
import type { Logger } from '../ports/logger.ts';
import { openLeadership } from './leadership.ts';
import { openPresence, openSolitude } from './presence.ts';
import { openSharedClock, type SharedClock } from './shared-clock.ts';
import { withVersions } from './versioned-log.ts';
import { openSurroundings, type Opened, type PlatformOptions } from './surroundings.ts';

/**
 * What one of several processes needs, with the log on Kafka and the stores in MongoDB; rejects with
 * `storage-failed` when one of them does not answer, and with `storage-locked` when it has to be alone and is
 * not, or another has the office to itself. All processes share `storage.directory`, where the office's keys and
 * its checkpoints are.
 */
export async function openDistributed(config: Config, options: PlatformOptions): Promise<Opened> {
  const holder = randomUUID();
  const open: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const one of open.splice(0).toReversed()) await one.close();
  };
  try {
    const database = await openDatabase(mongoOf(config));
    open.push(database);
    const shared = await officeClock(config, options, database);
    if (shared) open.push(shared);
    const surroundings = openSurroundings(config, { ...options, ...(shared && { clock: shared }) });
    const { clock, sm3, crawler, checkpoints, logger } = surroundings;
    const stores = openMongoStores(database, sm3);
    const { leases } = stores.documents;
    const noting = { leases, clock, logger, office: officeOf(config) };
    const { aloneFor } = options;
    open.push(
      await (aloneFor === undefined
        ? openPresence(noting, holder)
        : openSolitude(noting, aloneFor)),
    );
    const log = await openKafkaLog(kafkaOf(config), {
      logger,
      onLost(loss) {
        tellLoss(logger, loss);
        surroundings.metrics.lost(loss.group, loss.records);
      },
    });
    open.push(log, checkpoints, crawler);
    const leadership = openLeadership(leases, clock, holder);
    return { ...surroundings, ...stores, log: withVersions(log), leadership, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Says loudly that records are gone which nobody has read. */
export function tellLoss(logger: Pick<Logger, 'error'>, { topic, group, records }: Loss): void {
  logger.error('messages lost: Kafka dropped them before they were read', {
    stage: group,
    topic,
    messages: records,
  });
}

/** The database's, which all processes ask; none where time is set or does not pass as elsewhere. */
async function officeClock(
  { time: { acceleration } }: Config,
  { clock, logLevel }: PlatformOptions,
  { serverTime }: Database,
): Promise<SharedClock | undefined> {
  if (clock !== undefined || acceleration !== 1) return undefined;
  const logger = openLogger({ level: logLevel });
  return openSharedClock(openSystemClock({ acceleration }), serverTime, logger);
}

/** How messages call the office; its address may hold a password. */
export function officeOf({ mongo }: Config): string {
  return `database ${mongo.database}`;
}

/** Where MongoDB is; throws `config-invalid` where its file cannot be read. */
export function mongoOf({ mongo: { url, urlFile, database } }: Config) {
  return { url: urlFile === undefined ? url : readSecretFile(urlFile), name: database };
}

/** Where Kafka is and how it lets us in; throws `config-invalid` where a file cannot be read. */
export function kafkaOf({ kafka: { login, caFile, ...rest } }: Config) {
  return {
    ...rest,
    ...(caFile !== undefined && { authorities: readSecretFile(caFile) }),
    ...(login && {
      login: { username: login.username, password: readSecretFile(login.passwordFile) },
    }),
  };
}
