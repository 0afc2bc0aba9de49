import { secondMs } from '../src/domain/time.ts';
import { stagesOf } from '../src/pipeline.ts';
import type { Platform } from '../src/platform/platform.ts';
import { every } from '../src/runtime/every.ts';
import { runStages } from '../src/runtime/run-stage.ts';
import type { Running } from '../src/runtime/running.ts';
import type { CaseToPublicationDeps } from '../src/stages/case-to-publication.ts';
import type { PublishingDeps } from '../src/stages/case-to-publication/publishing-deps.ts';
import { sendDuePublications } from '../src/stages/case-to-publication/send.ts';
import { proveDuePublications } from '../src/stages/publication-to-proof.ts';

/**
 * Sends what is to be published and looks for it on the official pages, until `signal` aborts. Copies share the
 * work: each publication is handed to one of them at a time.
 */
export async function runPublisher(
  platform: Platform,
  deps: PublishingDeps & CaseToPublicationDeps,
  { signal, acceleration }: Running,
): Promise<void> {
  const everyMs = secondMs * acceleration;
  const proving = { ...platform, ...deps };
  const send = async () => void (await sendDuePublications(deps));
  const prove = async () => void (await proveDuePublications(proving, signal));
  await Promise.all([
    runStages(platform, await stagesOf.publisher(deps), signal),
    every(platform, { name: 'send-publications', everyMs, round: send }, signal),
    every(platform, { name: 'prove-publications', everyMs, round: prove }, signal),
  ]);
}
