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
const sitePort = 8421;

export interface DemoOptions {
  fresh: boolean;
  /** Stops by itself after so many seconds; runs on without it. */
  seconds?: number;
}

/** `huiying demo`: sample sites on loopback, everything that Huiying does with them, one line per event. */
export async function demo(terminal: Terminal, options: DemoOptions): Promise<void> {
  const { say, print } = terminal;
  const config = await loadConfig(join(root, 'config', 'demo.yaml'));
  const { directory } = config.storage;
  if (options.fresh) await forgetDemo(directory);
  await mkdir(directory, { recursive: true });
  const earlier = await readDemoState(directory);

  const platform = openEmbedded(config, {
    logLevel: terminal.logLevel,
    print,
    ...(earlier ? { startAt: earlier.leftAt } : {}),
  });
  const { clock } = platform;
  const startedAt = earlier?.startedAt ?? clock.now();
  const afterMs = options.seconds === undefined ? undefined : options.seconds * 1000;
  const signal = shutdownSignal(() => process.exit(130), afterMs);
  signal.addEventListener('abort', () => print(say('stopping')));
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
    const people = config.access.users;
    const save = () => writeDemoState(directory, startedAt, clock.now());
    const everyMs = 1000 * config.time.acceleration;
    const onOpen = (url: string) => {
      print(say('opened', { url }));
      print(say('stopHint'));
    };
    await Promise.all([
      runAllInOne(platform, config, { signal, onOpen }),
      narrate({ log: platform.log, say, print }, signal),
      every(
        platform,
        { name: 'colleagues', everyMs: minuteMs, round: () => workOnFlood(deps, people) },
        signal,
      ),
      every(platform, { name: 'save-demonstration', everyMs, round: save }, signal),
    ]);
    await site.close();
    await save();
  } finally {
    await platform.close();
  }
  print(say('stopped'));
}

/** The folder that the demonstration's portal takes in. */
function inboxOf({ publication }: Config): string {
  const portal = publication.channels.find((channel) => channel.kind === 'files');
  return portal?.directory ?? '';
}
