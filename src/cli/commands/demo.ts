import { setMaxListeners } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAllInOne } from '../../../workers/all-in-one.ts';
import { loadConfig, type Config } from '../../config/load.ts';
import { minuteMs } from '../../domain/time.ts';
import { serveDemoSite } from '../../demo/site.ts';
import { forgetDemo, readDemoState, writeDemoState } from '../../demo/state.ts';
import { workOnFlood } from '../../demo/work-on.ts';
import { officeDeps } from '../../office/deps.ts';
import { openEmbedded } from '../../platform/embedded.ts';
import { every } from '../../runtime/every.ts';
import { shutdownSignal } from '../../runtime/shutdown.ts';
import { narrate } from '../narrate.ts';
import type { Terminal } from '../terminal.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const defaultSitePort = 8421;
/** Every loop of a round listens for its end. */
const maxListeners = 100;

export interface DemoOptions {
  fresh: boolean;
  /** Stops by itself after so many seconds; runs on without it. */
  seconds?: number;
}

/** `huiying demo`: sample sites on loopback, everything that Huiying does with them, one line per event. */
export async function demo(terminal: Terminal, { fresh, seconds }: DemoOptions): Promise<void> {
  const { say, print } = terminal;
  const config = await loadConfig(join(root, 'config', 'demo.yaml'));
  if (fresh) await forgetDemo(config.storage.directory);
  const afterMs = seconds === undefined ? undefined : seconds * 1000;
  const signal = shutdownSignal(() => process.exit(130), afterMs);
  signal.addEventListener('abort', () => print(say('stopping')));
  await runDemo(terminal, config, { signal });
  print(say('stopped'));
}

export interface RunDemoOptions {
  signal: AbortSignal;
  /** Of the sample sites; 0 takes any. */
  sitePort?: number;
}

/** Runs the demonstration until `signal` aborts, from the beginning each time that somebody starts it over. */
export async function runDemo(
  terminal: Terminal,
  config: Config,
  { signal, sitePort = defaultSitePort }: RunDemoOptions,
): Promise<void> {
  for (;;) {
    const round = new AbortController();
    setMaxListeners(maxListeners, round.signal);
    const stop = () => round.abort();
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    await runRound(terminal, config, { signal: round.signal, sitePort, resetDemo: stop });
    signal.removeEventListener('abort', stop);
    if (signal.aborted) return;
    await forgetDemo(config.storage.directory);
  }
}

/** From opening the store to closing it; what it leaves behind is where the next round goes on. */
async function runRound(
  { say, print, logLevel }: Terminal,
  config: Config,
  { signal, sitePort, resetDemo }: Required<RunDemoOptions> & { resetDemo: () => void },
): Promise<void> {
  const { directory } = config.storage;
  await mkdir(directory, { recursive: true });
  const earlier = await readDemoState(directory);
  const startAt = earlier ? { startAt: earlier.leftAt } : {};
  const platform = openEmbedded(config, { logLevel, print, ...startAt });
  const { clock } = platform;
  const startedAt = earlier?.startedAt ?? clock.now();
  try {
    const site = await serveDemoSite({
      port: sitePort,
      directory: join(root, 'demo'),
      clock,
      startedAt,
      inbox: inboxOf(config),
    });
    print(say('demoSite', { url: site.url, n: config.time.acceleration }));
    if (earlier) print(say('demoContinues'));
    const deps = officeDeps(platform, config);
    const work = async () => {
      await deps.followProfile();
      await workOnFlood(deps, people);
    };
    const people = config.access.users;
    const save = () => writeDemoState(directory, startedAt, clock.now());
    const everyMs = 1000 * config.time.acceleration;
    const onOpen = (url: string) => {
      print(say('opened', { url }));
      print(say('stopHint'));
    };
    await Promise.all([
      runAllInOne(platform, config, { signal, onOpen, resetDemo }),
      narrate({ log: platform.log, say, print }, signal),
      every(platform, { name: 'colleagues', everyMs: minuteMs, round: work }, signal),
      every(platform, { name: 'save-demonstration', everyMs, round: save }, signal),
    ]);
    await site.close();
    await save();
  } finally {
    await platform.close();
  }
}

/** The folder that the demonstration's portal takes in. */
function inboxOf({ publication }: Config): string {
  const portal = publication.channels.find((channel) => channel.kind === 'files');
  return portal?.directory ?? '';
}
