import { totalmem } from 'node:os';
import {
  Configuration,
  LocalEventManager,
  Log,
  LogLevel,
  type BasicCrawlerOptions,
} from '@crawlee/basic';

/** A setting of its own for each crawl, so that crawls share nothing and leave nothing behind: no files, no timers. */
export function crawleeConfiguration(): Configuration {
  const configuration = new Configuration({
    persistStorage: false,
    purgeOnStart: false,
    // Given, because Crawlee would start `ps` to find out.
    memoryMbytes: Math.floor(
      Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20,
    ),
  });
  // The store's teardown is for files, and is guarded by a one-second timer that nobody clears.
  Object.assign(configuration.getStorageClient(), { teardown: undefined });
  configuration.useEventManager(new QuietEvents(configuration));
  return configuration;
}

/** What we use of BasicCrawler is its autoscaling and its retries; everything else is switched off. */
export function crawleeOptions(maxConcurrency: number): BasicCrawlerOptions {
  return {
    log: new Log({ level: LogLevel.OFF }),
    useSessionPool: false,
    maxConcurrency,
    // Our fetch has its own limits; a time limit here would run `visit` twice. The largest that a timer takes.
    requestHandlerTimeoutSecs: maxTimerSecs,
    statusMessageLoggingInterval: maxTimerSecs,
    statisticsOptions: { logIntervalSecs: maxTimerSecs, persistenceOptions: { enable: false } },
    autoscaledPoolOptions: { desiredConcurrency: maxConcurrency, loggingIntervalSecs: null },
  };
}

const maxTimerSecs = Math.floor((2 ** 31 - 1) / 1000);

/** Crawlee's events without its two habits that do not suit a service. */
class QuietEvents extends LocalEventManager {
  /**
   * BasicCrawler.run takes SIGINT for itself, without an option, and would end our process' orderly shutdown. It
   * listens to `migrating` in the very next statement: the listener that is newest then is the one to remove.
   */
  override on(...[event, listener]: Parameters<LocalEventManager['on']>): void {
    const newest = process.listeners('SIGINT').at(-1);
    if (event === 'migrating' && newest?.name === 'sigintHandler') process.off('SIGINT', newest);
    super.on(event, listener);
  }

  /**
   * Every second the original starts `ps`, which small containers lack. Our own memory is enough for autoscaling; a
   * busy processor shows in the delay of the event loop, which Crawlee measures by itself.
   */
  override async emitSystemInfoEvent(done: () => unknown): Promise<void> {
    this.emit('systemInfo', {
      memCurrentBytes: process.memoryUsage.rss(),
      cpuCurrentUsage: 0,
      isCpuOverloaded: false,
    });
    done();
  }
}
