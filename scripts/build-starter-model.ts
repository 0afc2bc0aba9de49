import { fileURLToPath } from 'node:url';
import { runTrain } from '../src/cli/batch/train.ts';

const starter = (name: string) =>
  fileURLToPath(new URL(`../config/starter/${name}`, import.meta.url));

/** 2^18 × (rarity + 4 labels): 1.3 MB, small enough to be kept with the sources. */
const bits = 18;
/** No features of form: how our own few texts look tells nothing of others. */
const blockWeights = [1, 1, 1, 1, 1];

/** Trains the model that ships in config/starter/model from our own texts; the same every time. */
export async function buildStarterModel(out: string): Promise<void> {
  await runTrain({
    task: 'tags',
    trainFiles: ['p1', 'p2', 'p4', 'p6', 'none'].map((label) => starter(`${label}.jsonl`)),
    devFiles: [starter('check.jsonl')],
    out,
    bits,
    blockWeights,
    role: 'assists',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStarterModel(starter('model'));
