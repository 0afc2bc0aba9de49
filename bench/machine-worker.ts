// A process that tags made-up items from memory for bench/machine.ts, a round at each word of its parent, and says
// how many ms the round took.
import { loadConfig } from '../src/config/load.ts';
import { openTagger } from '../src/understanding/tagging/open-tagger.ts';
import { readModelFolder } from '../src/office/tagger.ts';
import { itemOf } from './pipeline-items.ts';

const items = Array.from({ length: 3000 }, (_, index) => itemOf(index));
const { lexicon, profile } = await loadConfig('config/demo.yaml');
const model = await readModelFolder('config/starter/model');
const tag = openTagger(lexicon, profile.departments, profile, model);

function round(): number {
  const startedAt = performance.now();
  for (const item of items) tag(item);
  return performance.now() - startedAt;
}

round();
process.on('message', () => process.send?.(round()));
process.send?.('warm');
