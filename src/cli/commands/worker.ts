import { runCaseService } from '../../../workers/case-service.ts';
import { runClassifier } from '../../../workers/classifier.ts';
import { runCrawler } from '../../../workers/crawler.ts';
import { runEscalator } from '../../../workers/escalator.ts';
import { runPublisher } from '../../../workers/publisher.ts';
import { runStoryBuilder } from '../../../workers/story-builder.ts';
import { openWeb } from '../../../workers/web.ts';
import { loadConfig, type Config } from '../../config/load.ts';
import { AppError } from '../../domain/errors.ts';
import { officeDeps, openOfficeDeps } from '../../office/deps.ts';
import { openPlatform } from '../../platform/open.ts';
import type { Platform } from '../../platform/platform.ts';
import { follow, keepFollowing } from '../../runtime/keep-following.ts';
import type { Running } from '../../runtime/running.ts';
import { shutdownSignal } from '../../runtime/shutdown.ts';
import type { Terminal } from '../terminal.ts';

type OfficeDeps = ReturnType<typeof officeDeps>;
type Worker = (platform: Platform, config: Config, running: Running) => Promise<void>;

/** The processes of a distributed office, each in the file of its name under workers/. */
export const workers: Readonly<Record<string, Worker>> = {
  crawler: (platform, config, { signal }) => runCrawler(platform, config, signal),
  classifier: async (platform, config, running) => {
    const deps = await openOfficeDeps(platform, config);
    const run = () => runClassifier(platform, deps, running);
    await whileFollowing({ platform, deps, running }, run);
  },
  'story-builder': (platform, config, running) =>
    runStoryBuilder(platform, officeDeps(platform, config), running),
  'case-service': following((platform, deps, running) => runCaseService(platform, deps, running)),
  escalator: (platform, config, running) =>
    runEscalator(platform, officeDeps(platform, config), running),
  publisher: following((platform, deps, running) => runPublisher(platform, deps, running)),
  web: following(serve),
};

/**
 * `huiying worker <name>`: one process of a distributed office until it is stopped. Throws `config-invalid` for
 * a name that is none, or when the office is not distributed.
 */
export async function worker(
  terminal: Terminal,
  name: string,
  options: { config: string },
): Promise<void> {
  const run = workers[name];
  if (run === undefined) {
    const names = Object.keys(workers).join(', ');
    throw new AppError('config-invalid', `worker: got "${name}", expected one of ${names}`);
  }
  const config = await loadConfig(options.config);
  if (config.deployment !== 'distributed') {
    const message = `${options.config}: deployment: got "${config.deployment}", expected "distributed"; \`huiying start\` runs an embedded office whole`;
    throw new AppError('config-invalid', message);
  }
  const { logLevel, print, say } = terminal;
  const platform = await openPlatform(config, { logLevel, print });
  const signal = shutdownSignal(() => process.exit(130));
  try {
    print(say('workerRuns', { name }));
    await run(platform, config, { signal, acceleration: config.time.acceleration });
  } finally {
    await platform.close();
  }
  print(say('stopped'));
}

/** A process that works by the rules in force, also by those that are applied while it runs. */
function following(
  run: (platform: Platform, deps: OfficeDeps, running: Running, config: Config) => Promise<void>,
): Worker {
  return async (platform, config, running) => {
    const deps = officeDeps(platform, config);
    await whileFollowing({ platform, deps, running }, () => run(platform, deps, running, config));
  };
}

async function whileFollowing(
  { platform, deps, running }: { platform: Platform; deps: OfficeDeps; running: Running },
  run: () => Promise<void>,
): Promise<void> {
  await follow(deps);
  await Promise.all([run(), keepFollowing(platform, deps, running)]);
}

/** Any number of copies may, behind one address. */
async function serve(
  platform: Platform,
  deps: OfficeDeps,
  { signal }: Running,
  config: Config,
): Promise<void> {
  const web = await openWeb(platform, config, deps);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await web.close();
}
