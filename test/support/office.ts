import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settled } from '../../src/cli/settled.ts';
import { loadConfig } from '../../src/config/load.ts';
import { sourceSchema } from '../../src/domain/source.ts';
import { fireDue } from '../../src/actions/case/fire-due.ts';
import { openPipeline } from '../../src/pipeline.ts';
import { openEmbedded } from '../../src/platform/embedded.ts';
import { relayOutbox } from '../../src/runtime/relay-outbox.ts';
import { runStage } from '../../src/runtime/run-stage.ts';
import { crawlDueSources, type CrawlSummary } from '../../src/stages/source-to-item.ts';
import { openOfficeTagger } from '../../src/office/tagger.ts';
import type { Clock } from '../../src/ports/clock.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface OfficeOptions {
  /** As in config/sources, with defaults. */
  sources: readonly object[];
  /** `host:port` of the test's own sites. */
  allow: readonly string[];
  clock: Clock;
  /** Goes on with what an earlier office left there. */
  directory?: string;
  maxPageBytes?: number;
}

/** The demonstration's office with other sources, on a real SQLite file, a real crawler and a hand-moved clock. */
export async function openOffice(options: OfficeOptions) {
  const base = await loadConfig(join(root, 'config', 'demo.yaml'));
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'huiying-office-')));
  const config = {
    ...base,
    sources: options.sources.map((source) => sourceSchema.parse(source)),
    storage: { directory },
    // by rules alone: what a test expects does not wait on what a model has learned
    understanding: { model: 'none' },
    time: { acceleration: 1 },
    crawl: {
      ...base.crawl,
      perHostGap: 0,
      allowPrivateHosts: [...options.allow],
      ...(options.maxPageBytes && { maxPageBytes: options.maxPageBytes }),
    },
  };
  const notices: string[] = [];
  const print = (line: string) => void notices.push(line);
  const platform = openEmbedded(config, { logLevel: 'silent', print, clock: options.clock });
  const { profile, calendar } = config;
  const tag = await openOfficeTagger(config, platform);
  const deps = { ...platform, profile, calendar, tag };
  const stages = await openPipeline(deps);
  const stop = new AbortController();
  const running = Promise.all(stages.map((stage) => runStage(platform, stage, stop.signal)));

  /** Waits, in real time, until everything that was found has gone through all stages. */
  function settle(): Promise<void> {
    const sleep = async () => {
      await relayOutbox(platform);
      await new Promise(setImmediate);
    };
    return settled({ ...platform, clock: { sleep } }, stages, stop.signal);
  }

  return {
    platform,
    deps,
    config,
    directory,
    notices,
    settle,
    /** One look at the due sources, processed to the end. */
    async crawl(): Promise<CrawlSummary> {
      const summary = await crawlDueSources(platform, config.sources, stop.signal);
      await settle();
      return summary;
    },
    /** What the timer loop does each second. */
    async fire(): Promise<void> {
      await fireDue(deps);
      await settle();
    },
    async close({ keepFiles = false } = {}): Promise<void> {
      stop.abort();
      await running;
      await platform.close();
      if (!keepFiles) await rm(directory, { recursive: true, force: true });
    },
  };
}
