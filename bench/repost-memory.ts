// How many bytes a process takes that remembers a million documents for reposts, all of them folded. Started by
// bench/stories.ts, it answers with what the process took before and after.
import { openRepostIndex } from '../src/understanding/reposts/repost-index.ts';
import { madeUp } from './made-up.ts';

const documents = 1_000_000;

const before = process.memoryUsage.rss();
const reposts = openRepostIndex({ capacity: documents });
for (let number = 0; number < documents; number += 1) reposts.fold(madeUp(number, 600));
// garbage that happens to lie about is not the index
gc?.();
process.send?.({ before, after: process.memoryUsage.rss() });
process.disconnect();
