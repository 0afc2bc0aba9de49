import { stagesOf, type StoryBuilderDeps } from '../src/pipeline.ts';
import type { Platform } from '../src/platform/platform.ts';
import { runStages } from '../src/runtime/run-stage.ts';
import type { Running } from '../src/runtime/running.ts';

/**
 * Folds reposts and groups stories until `signal` aborts. A shard of stories is grouped by one copy at a time;
 * see docs/distributed.md for what the shards are.
 */
export async function runStoryBuilder(
  platform: Platform,
  deps: StoryBuilderDeps,
  { signal }: Running,
): Promise<void> {
  await runStages(platform, await stagesOf.storyBuilder(deps), signal);
}
