/** F1 over runs of four tokens, a Han character or a word each. */
export function pageF1(truth: string, found: string): number {
  const [wanted, given] = [runsOf(truth), runsOf(found)];
  let shared = 0;
  for (const [run, count] of wanted) shared += Math.min(count, given.get(run) ?? 0);
  const total = (runs: ReadonlyMap<string, number>) =>
    [...runs.values()].reduce((sum, count) => sum + count, 0);
  return shared === 0 ? 0 : (2 * shared) / (total(wanted) + total(given));
}

const han = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const token = new RegExp(`[${han}]|(?:(?![${han}])[\\p{L}\\p{N}_])+`, 'gu');

function runsOf(text: string): Map<string, number> {
  const tokens = text.match(token) ?? [];
  const runs = new Map<string, number>();
  for (let at = 0; at < Math.max(1, tokens.length - 3); at += 1) {
    const run = tokens.slice(at, at + 4).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}
