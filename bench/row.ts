/** One measured line of `npm run bench`. */
export interface BenchRow {
  name: string;
  /** With its unit, e.g. `21,500 appends/s`. */
  value: string;
  /** What it should reach, with its unit. */
  aim: string;
}
