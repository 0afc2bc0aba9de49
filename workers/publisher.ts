import { secondMs } from '../src/domain/time.ts';
import type { Platform } from '../src/platform/platform.ts';
import { every } from '../src/runtime/every.ts';
import type { PublishingDeps } from '../src/stages/case-to-publication/publishing-deps.ts';
import { sendDuePublications } from '../src/stages/case-to-publication/send.ts';
import { proveDuePublications } from '../src/stages/publication-to-proof.ts';

/** Sends what is to be published and looks for it on the official pages, until `signal` aborts. */
export async function runPublisher(
  platform: Platform,
  deps: PublishingDeps,
  { signal, acceleration }: { signal: AbortSignal; acceleration: number },
): Promise<void> {
  const everyMs = secondMs * acceleration;
  const proving = { ...platform, ...deps };
  const send = async () => void (await sendDuePublications(deps));
  const prove = async () => void (await proveDuePublications(proving, signal));
  await Promise.all([
    every(platform, { name: 'send-publications', everyMs, round: send }, signal),
    every(platform, { name: 'prove-publications', everyMs, round: prove }, signal),
  ]);
}
