/** Rows of sparse features, one after the other: row i is [starts[i], starts[i + 1]). */
export interface SparseRows {
  starts: Uint32Array;
  buckets: Uint32Array;
  /** Each row has length 1. */
  values: Float32Array;
}

/** A label per row: 1 it holds, -1 it does not, 0 unknown and left out. */
export type Targets = Int8Array;

const passes = 10;

/**
 * L2-regularised squared-hinge support vector machine by dual coordinate descent (Hsieh et al. 2008), bias
 * as one more feature. Rows are visited in a fixed pseudo-random order: the same rows give the same
 * weights. `cost` weighs errors against smoothness.
 */
export function trainWeights(
  { starts, buckets, values }: SparseRows,
  targets: Targets,
  { cost, size }: { cost: number; size: number },
): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(size);
  const order = Uint32Array.from(targets.keys()).filter((row) => targets[row] !== 0);
  const duals = new Float64Array(targets.length);
  const slack = 1 / (2 * cost);
  let bias = 0;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, pass + 1);
    for (const row of order) {
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      const target = targets[row] ?? 0;
      let margin = bias;
      for (let k = from; k < to; k++) margin += (weights[buckets[k] ?? 0] ?? 0) * (values[k] ?? 0);
      const dual = duals[row] ?? 0;
      // The row's length is 1 and the bias feature is 1, hence 2.
      const next = Math.max(0, dual - (target * margin - 1 + dual * slack) / (2 + slack));
      if (next === dual) continue;
      const change = (next - dual) * target;
      duals[row] = next;
      bias += change;
      for (let k = from; k < to; k++) {
        const bucket = buckets[k] ?? 0;
        weights[bucket] = (weights[bucket] ?? 0) + change * (values[k] ?? 0);
      }
    }
  }
  return { weights, bias };
}

/** Fisher–Yates with a linear congruential generator: no randomness, the same every time. */
function shuffle(order: Uint32Array, seed: number): void {
  let state = seed;
  for (let i = order.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}
