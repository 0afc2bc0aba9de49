import { stagesOf } from '../src/pipeline.ts';
import type { Platform } from '../src/platform/platform.ts';
import { runStages } from '../src/runtime/run-stage.ts';
import type { Running } from '../src/runtime/running.ts';
import type { ItemToTaggedItemDeps } from '../src/stages/item-to-tagged-item.ts';

/** Tags items until `signal` aborts. As many copies as `items` has partitions share the work. */
export async function runClassifier(
  platform: Platform,
  deps: ItemToTaggedItemDeps,
  { signal }: Running,
): Promise<void> {
  await runStages(platform, await stagesOf.classifier(deps), signal);
}
