/** Rows of sparse features, one after the other: row i is [starts[i], starts[i + 1]). */
export interface SparseRows {
  starts: Uint32Array;
  buckets: Uint32Array;
  values: Float32Array;
}

/** A label per row: 1 it holds, -1 it does not, 0 unknown and left out. */
export type Targets = Int8Array;

const passes = 10;
/** Measured best on development rows of three tasks; 0 is naive Bayes alone, infinity none of it. */
const softness = 2;

/** How an error is weighed against smoothness, and features against each other. */
export interface Regularisation {
  cost: number;
  /** Per bucket: a feature of a larger scale may take a larger weight at the same price. */
  scales: Float32Array;
}

/**
 * L2-regularised squared-hinge support vector machine by dual coordinate descent (Hsieh et al. 2008), bias
 * as one more feature; the weights hold for the values as given, without the scales. Rows are visited in a fixed pseudo-random order: the same rows give the same
 * weights. `cost` weighs errors against smoothness.
 */
export function trainWeights(
  { starts, buckets, values }: SparseRows,
  targets: Targets,
  { cost, scales }: Regularisation,
): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(scales.length);
  const squares = squaredScales(scales);
  const lengths = squaredLengths({ starts, buckets, values }, squares);
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
      // 1 for the bias feature
      const curvature = 1 + (lengths[row] ?? 0) + slack;
      const next = Math.max(0, dual - (target * margin - 1 + dual * slack) / curvature);
      if (next === dual) continue;
      const change = (next - dual) * target;
      duals[row] = next;
      bias += change;
      for (let k = from; k < to; k++) {
        const bucket = buckets[k] ?? 0;
        const step = change * (values[k] ?? 0) * (squares[bucket] ?? 0);
        weights[bucket] = (weights[bucket] ?? 0) + step;
      }
    }
  }
  return { weights, bias };
}

function squaredScales(scales: Float32Array): Float32Array {
  return scales.map((scale) => scale * scale);
}

function squaredLengths({ starts, buckets, values }: SparseRows, squares: Float32Array) {
  return Float64Array.from(starts.subarray(1), (to, row) => {
    let sum = 0;
    for (let k = starts[row] ?? 0; k < to; k++) {
      sum += (values[k] ?? 0) ** 2 * (squares[buckets[k] ?? 0] ?? 0);
    }
    return sum;
  });
}

/**
 * How differently each feature spreads over rows that have the label and rows that have it not: the naive Bayes
 * log-count ratio (Wang and Manning 2012), softened towards 1 so that a common word keeps a say.
 */
export function discriminationScales(
  { starts, buckets }: SparseRows,
  targets: Targets,
  size: number,
): Float32Array {
  const [present, absent] = [new Float64Array(size).fill(1), new Float64Array(size).fill(1)];
  let [presentRows, absentRows] = [2, 2];
  targets.forEach((target, row) => {
    if (target === 0) return;
    if (target === 1) presentRows++;
    else absentRows++;
    const counts = target === 1 ? present : absent;
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k++) {
      const bucket = buckets[k] ?? 0;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
  });
  const scales = new Float32Array(size);
  for (let bucket = 0; bucket < size; bucket++) {
    const ratio = ((present[bucket] ?? 1) * absentRows) / ((absent[bucket] ?? 1) * presentRows);
    scales[bucket] = (softness + Math.abs(Math.log(ratio))) / (softness + 1);
  }
  return scales;
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
