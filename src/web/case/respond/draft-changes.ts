/** A paragraph of two versions of a text: in both, only in the later, or only in the earlier. */
export interface ChangedParagraph {
  kind: 'kept' | 'added' | 'removed';
  text: string;
}

/** What the later text changed, paragraph by paragraph, in reading order; both at most 20,000 characters. */
export function draftChanges(earlier: string, later: string): ChangedParagraph[] {
  const [before, after] = [earlier.split('\n'), later.split('\n')];
  const shared = longestShared(before, after);
  const changes: ChangedParagraph[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [one = '', other = ''] = [before[i], after[j]];
    if (i < before.length && j < after.length && one === other) {
      changes.push({ kind: 'kept', text: one });
      i += 1;
      j += 1;
    } else if (
      i < before.length &&
      (j >= after.length || lengthAt(i + 1, j) >= lengthAt(i, j + 1))
    ) {
      changes.push({ kind: 'removed', text: one });
      i += 1;
    } else {
      changes.push({ kind: 'added', text: other });
      j += 1;
    }
  }
  return changes;

  function lengthAt(row: number, column: number): number {
    return shared[row]?.[column] ?? 0;
  }
}

/** At [i][j] how many paragraphs the rests from i and j have in common, in order. */
function longestShared(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const [row = [], below = []] = [lengths[i], lengths[i + 1]];
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] =
        before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
