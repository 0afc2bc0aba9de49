import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyFiles } from '../adapters/audit-files/key-files.ts';
import { openAuditSink } from '../adapters/audit-files/sink.ts';
import { sm3 } from '../adapters/audit-files/sm3.ts';
import { openLogger, type LoggerOptions } from '../adapters/console/logger.ts';
import { openKafkaLog } from '../adapters/kafka/log.ts';
import { openDatabase as openMongo } from '../adapters/mongo/database.ts';
import { openHousehold as openMongoHousehold } from '../adapters/mongo/household.ts';
import { openMongoStores } from '../adapters/mongo/stores.ts';
import { openBlobStore } from '../adapters/sqlite/blob-store.ts';
import { openCaseAudit } from '../adapters/sqlite/case-audit.ts';
import { openDatabase } from '../adapters/sqlite/database.ts';
import { openHousehold } from '../adapters/sqlite/household.ts';
import { openLog } from '../adapters/sqlite/log.ts';
import { openSystemClock } from '../adapters/system/clock.ts';
import { sha256 } from '../adapters/system/hash.ts';
import type { Config } from '../config/load.ts';
import type { Household } from '../ports/household.ts';
import type { Platform } from './platform.ts';
import { kafkaOf, mongoOf, officeOf, tellLoss } from './distributed.ts';
import { openSolitude } from './presence.ts';
import { openSharedClock } from './shared-clock.ts';

/** What an office keeps, open as a whole; nothing of it runs. */
export interface OpenHouse extends Pick<
  Platform,
  'blobs' | 'caseAudit' | 'checkpoints' | 'signer' | 'sm3' | 'hash'
> {
  household: Household;
  /** As it stands: messages keep the versions in which they were written. */
  log: Platform['log'];
  close(): Promise<void>;
}

/**
 * Throws AppError `storage-locked` while the office runs, `storage-failed` where a server does not answer. Until it is
 * closed no process of the office can start.
 */
export async function openHouse(
  config: Config,
  options: { logLevel: LoggerOptions['level'] },
): Promise<OpenHouse> {
  switch (config.deployment) {
    case 'embedded':
      return openEmbeddedHouse(config);
    case 'distributed':
      return openDistributedHouse(config, options);
  }
}

async function openEmbeddedHouse(config: Config): Promise<OpenHouse> {
  const { directory } = config.storage;
  mkdirSync(directory, { recursive: true });
  const database = openDatabase(join(directory, 'huiying.db'));
  const log = openLog(database, openSystemClock({ acceleration: 1 }));
  const audit = openAudit(directory);
  return {
    household: await openHousehold(database, sm3),
    blobs: openBlobStore(database),
    caseAudit: openCaseAudit(database, sm3),
    log,
    ...audit,
    async close() {
      await audit.checkpoints.close();
      await log.close();
      await database.close();
    },
  };
}

async function openDistributedHouse(
  config: Config,
  { logLevel }: { logLevel: LoggerOptions['level'] },
): Promise<OpenHouse> {
  const open: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const one of open.splice(0).toReversed()) await one.close();
  };
  try {
    const database = await openMongo(mongoOf(config));
    open.push(database);
    const logger = openLogger({ level: logLevel });
    const own = openSystemClock({ acceleration: 1 });
    const clock = await openSharedClock(own, database.serverTime, logger);
    open.push(clock);
    const { blobs, caseAudit, documents } = openMongoStores(database, sm3);
    const noting = { leases: documents.leases, clock, logger, office: officeOf(config) };
    open.push(await openSolitude(noting, 'huiying migrate'));
    const household = await openMongoHousehold(database);
    const audit = openAudit(config.storage.directory);
    const log = await openKafkaLog(kafkaOf(config), {
      logger,
      onLost: (loss) => tellLoss(logger, loss),
    });
    open.push(log, audit.checkpoints);
    return { household, blobs, caseAudit, log, ...audit, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The keys and checkpoints, which stand in files wherever the rest is. */
function openAudit(directory: string) {
  const folder = join(directory, 'audit');
  mkdirSync(folder, { recursive: true });
  return {
    checkpoints: openAuditSink(join(folder, 'checkpoints.jsonl')),
    signer: openKeyFiles(folder),
    sm3,
    hash: sha256,
  };
}
