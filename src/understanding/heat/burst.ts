const hoursPerDay = 24;
/** Days that the expectation is learned from. */
const daysAtMost = 14;
/** Chance of so many appearances in an ordinary hour, below which the hour is a burst: one false alarm of chance in four years. */
const chanceBelow = 3e-5;
/** Fewer appearances are never a burst. */
const countAtLeast = 3;

export interface Burst {
  isBurst: boolean;
  /** Appearances to be expected in this hour of the day. */
  expected: number;
  /** Chance of at least this many appearances if nothing happened, 0–1. */
  chance: number;
}

/**
 * Whether the last of the hourly counts (oldest first, no hour left out) is out of the ordinary for
 * its hour of the day. Expected is what the same hour and its neighbours brought on up to 14 earlier
 * days, an earlier burst among them cut to what is ordinary; the fewer the days, the more it takes.
 */
export function detectBurst(hourlyCounts: readonly number[]): Burst {
  const now = hourlyCounts.length - 1;
  const count = hourlyCounts[now] ?? 0;
  const before = withoutBursts(sameHourBefore(hourlyCounts, now));
  // Half an appearance in no time at all: Jeffreys' prior of a Poisson rate.
  const shape = before.reduce((sum, each) => sum + each, 0.5);
  const chance = chanceOfAtLeast(count, shape, before.length);
  return {
    isBurst: before.length > 0 && count >= countAtLeast && chance < chanceBelow,
    expected: shape / Math.max(1, before.length),
    chance,
  };
}

function sameHourBefore(counts: readonly number[], now: number): number[] {
  const before: number[] = [];
  for (let day = 1; day <= daysAtMost; day += 1)
    for (const hour of [-1, 0, 1]) {
      const count = counts[now - day * hoursPerDay + hour];
      if (count !== undefined) before.push(count);
    }
  return before;
}

/** Counts of hours, each at most four standard deviations above their median. */
function withoutBursts(counts: readonly number[]): number[] {
  const median = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  const most = median + 4 * Math.sqrt(median + 1);
  return counts.map((count) => Math.min(count, most));
}

/**
 * Tail of a Poisson count whose rate is known from `hours` observed hours only: the negative binomial
 * with `shape` successes. With many hours it is the Poisson tail itself.
 */
function chanceOfAtLeast(count: number, shape: number, hours: number): number {
  const again = 1 / (hours + 1);
  let term = (hours / (hours + 1)) ** shape;
  let below = 0;
  for (let less = 0; less < count; less += 1) {
    below += term;
    term *= (again * (shape + less)) / (less + 1);
  }
  return Math.max(0, 1 - below);
}
