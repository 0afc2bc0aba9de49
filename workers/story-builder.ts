import { stagesOf } from '../src/pipeline.ts';
import type { Platform } from '../src/platform/platform.ts';
import { runStages } from '../src/runtime/run-stage.ts';
import type { Running } from '../src/runtime/running.ts';
import type { TaggedItemToStoryDeps } from '../src/stages/tagged-item-to-story.ts';

/**
 * Folds reposts and groups stories until `signal` aborts. A shard of stories is grouped by one copy at a time;
 * see docs/distributed.md for what the shards are.
 */
export async function runStoryBuilder(
  platform: Platform,
  deps: TaggedItemToStoryDeps,
  { signal }: Running,
): Promise<void> {
  await runStages(platform, await stagesOf.storyBuilder(deps), signal);
}
