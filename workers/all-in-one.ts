import type { Config } from '../src/config/load.ts';
import { validateTransitions } from '../src/domain/case/transitions.ts';
import { AppError } from '../src/domain/errors.ts';
import type { Platform } from '../src/platform/platform.ts';
import { openOfficeDeps } from '../src/office/deps.ts';
import { follow, keepFollowing } from '../src/runtime/keep-following.ts';
import { runCaseService } from './case-service.ts';
import { runClassifier } from './classifier.ts';
import { runCrawler } from './crawler.ts';
import { runEscalator } from './escalator.ts';
import { runPublisher } from './publisher.ts';
import { runStoryBuilder } from './story-builder.ts';
import { openWeb } from './web.ts';

export interface AllInOneOptions {
  signal: AbortSignal;
  /** Told the address of the page. */
  onOpen: (url: string) => void;
  /** Starts a demonstration over; see ServerDeps. */
  resetDemo?: () => void;
}

/**
 * The whole office in one process; resolves after `signal` aborts and everything in hand is finished.
 * Rejects with `config-invalid` before anything is opened when the table of transitions does not hold.
 */
export async function runAllInOne(
  platform: Platform,
  config: Config,
  { signal, onOpen, resetDemo }: AllInOneOptions,
): Promise<void> {
  checkTransitions();
  const deps = await openOfficeDeps(platform, config);
  await follow(deps);
  const running = { signal, acceleration: config.time.acceleration };
  const web = await openWeb(platform, config, { ...deps, resetDemo });
  onOpen(web.url);
  await Promise.all([
    runCrawler(platform, config, signal),
    keepFollowing(platform, deps, running),
    runClassifier(platform, deps, running),
    runStoryBuilder(platform, deps, running),
    runCaseService(platform, deps, running),
    runPublisher(platform, deps, running),
    runEscalator(platform, deps, running),
  ]);
  await web.close();
}

function checkTransitions(): void {
  const faults = validateTransitions();
  if (faults.length > 0)
    throw new AppError('config-invalid', `the transitions of cases:\n  ${faults.join('\n  ')}`);
}
