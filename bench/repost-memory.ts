// How many bytes a repost index of a million documents takes, in a process of its own. Started by bench/stories.ts,
// it answers with the number. Measured between 200,000 and 400,000, so that what is paid once is not multiplied.
import { openRepostIndex } from '../src/understanding/reposts/repost-index.ts';
import { madeUp } from './made-up.ts';

const documentsPerRound = 200_000;
const rounds = 5;

const reposts = openRepostIndex({ capacity: documentsPerRound * rounds });
const [first = 0, second = 0] = [0, 1].map((round) => {
  for (let number = 0; number < documentsPerRound; number += 1)
    reposts.fold(madeUp(round * documentsPerRound + number, 600));
  // garbage that happens to lie about would count four times
  gc?.();
  return process.memoryUsage.rss();
});
process.send?.(first + (second - first) * (rounds - 1));
process.disconnect();
