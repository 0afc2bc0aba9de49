/** One line of the table that `npm run bench` prints. */
export interface BenchRow {
  name: string;
  value: string;
  aim: string;
}
