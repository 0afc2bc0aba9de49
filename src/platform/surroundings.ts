import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyFiles } from '../adapters/audit-files/key-files.ts';
import { openAuditSink } from '../adapters/audit-files/sink.ts';
import { sm3 } from '../adapters/audit-files/sm3.ts';
import { openConsoleNotifier } from '../adapters/console/notifier.ts';
import { openPageRenderer } from '../adapters/chromium/page-renderer.ts';
import { openLogger, type LoggerOptions } from '../adapters/console/logger.ts';
import { readDictionary } from '../adapters/files/dictionary.ts';
import { officeKey } from '../adapters/files/office-key.ts';
import { readSecretFile } from '../adapters/files/secret-file.ts';
import { openCrawler } from '../adapters/http/crawler.ts';
import { openAdviser } from '../adapters/llm/adviser.ts';
import { openMetrics, type PrometheusMetrics } from '../adapters/prometheus/metrics.ts';
import { openSystemClock } from '../adapters/system/clock.ts';
import { openPseudonym, sha256 } from '../adapters/system/hash.ts';
import { openHttpTime } from '../adapters/system/http-time.ts';
import { openScrypt } from '../adapters/system/scrypt.ts';
import type { Config } from '../config/load.ts';
import { secondMs, type Instant } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import { openChannels } from './channels.ts';
import type { Platform } from './platform.ts';
import { openPublicationChannels } from './publication-channels.ts';

export interface PlatformOptions {
  logLevel: LoggerOptions['level'];
  /** Where notices are printed. */
  print: (line: string) => void;
  /** A demonstration goes on at the time at which it was left; otherwise the machine's time. */
  startAt?: Instant;
  /** Instead of the machine's clock: tests move it by hand. */
  clock?: Clock;
  /** What it is that no other process of the office may run beside; an embedded office never has another. */
  aloneFor?: string;
}

/** What both deployments share: everything but the log, the stores and who leads. */
type Surroundings = { metrics: PrometheusMetrics } & Pick<
  Platform,
  | 'checkpoints'
  | 'signer'
  | 'sm3'
  | 'passwords'
  | 'crawler'
  | 'renderer'
  | 'notifier'
  | 'channels'
  | 'officialChannels'
  | 'clock'
  | 'adviser'
  | 'secondTime'
  | 'logger'
  | 'hash'
  | 'readDictionary'
  | 'pseudonym'
>;

/** A platform whose metrics can be read. */
export type Opened = Platform & { metrics: PrometheusMetrics };

const version = '0.1';
const renderTimeoutMs = 60 * secondMs;

/**
 * The office's keys and checkpoints under `storage.directory`, its clock, its ways out to the web and to
 * people. Throws `config-invalid` where a secret's file cannot be read or a program is missing.
 */
export function openSurroundings(config: Config, options: PlatformOptions): Surroundings {
  const { directory } = config.storage;
  mkdirSync(directory, { recursive: true });
  const { screenshots, chromium } = config.evidence;
  const { acceleration, secondSource } = config.time;
  const { startAt, clock = openSystemClock({ acceleration, ...(startAt && { startAt }) }) } =
    options;
  const logger = openLogger({ level: options.logLevel });
  const auditDirectory = join(directory, 'audit');
  return {
    checkpoints: openAuditSink(join(auditDirectory, 'checkpoints.jsonl')),
    signer: openKeyFiles(auditDirectory),
    sm3,
    passwords: openScrypt(),
    crawler: openCrawler(crawlerOptions(config), { clock, logger }),
    ...(screenshots && {
      renderer: openPageRenderer({ executable: chromium, timeoutMs: renderTimeoutMs }),
    }),
    notifier: openConsoleNotifier(
      config.notifications.console ? options.print : () => undefined,
      clock,
    ),
    channels: openChannels(config.notifications, clock),
    officialChannels: openPublicationChannels(config.publication, clock),
    clock,
    ...adviserOf(config, clock),
    ...(secondSource !== undefined && { secondTime: openHttpTime(secondSource, clock) }),
    logger,
    metrics: openMetrics(),
    hash: sha256,
    readDictionary,
    pseudonym: openPseudonym(officeKey(directory)),
  };
}

function adviserOf({ understanding }: Config, clock: Clock): Pick<Platform, 'adviser'> {
  if (understanding.adviser === undefined) return {};
  const { keyFile, timeout: timeoutMs, ...rest } = understanding.adviser;
  const key = keyFile === undefined ? {} : { key: readSecretFile(keyFile) };
  return { adviser: openAdviser({ ...rest, ...key, timeoutMs }, { clock }) };
}

function crawlerOptions({ crawl, office }: Config) {
  const { userAgentProduct, perHostGap, perHostConcurrency, maxConcurrency } = crawl;
  return {
    userAgent: `${userAgentProduct}/${version} (+${office.contact})`,
    allow: crawl.allowPrivateHosts,
    gapMs: perHostGap,
    perHostConcurrency,
    maxConcurrency,
    maxBytes: crawl.maxPageBytes,
    totalTimeoutMs: crawl.timeout,
  };
}
