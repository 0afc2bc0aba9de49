import type { Evaluation } from './indicator-table.tsx';

/** One criterion of a rubric with what its assessors gave. */
export interface SheetRow {
  id: string;
  name: string;
  isMeasured: boolean;
  /** The score that counts: measured, or the median. */
  score?: number | undefined;
  /** Of the scores given by people, to two decimals; absent while none may be seen. */
  mean?: number;
  lowest?: number;
  highest?: number;
  count: number;
  /** What a measured score rests on. */
  note?: string | undefined;
  reasons: readonly { assessor: string; score: number; reason: string }[];
}

/** The sheet of a rubric: the median that counts, and beside it mean, spread and each assessor's reason. */
export function sheetOf(
  { criteria, rubric }: Evaluation['rubrics'][number],
  { own, others }: Pick<Evaluation, 'own' | 'others'>,
): SheetRow[] {
  const seen = [...(own ? [own] : []), ...(others === 'hidden' ? [] : others)];
  const given = seen
    .filter((one) => one.rubric?.id === rubric)
    .flatMap(({ assessor, rubric: sheet }) =>
      (sheet?.scores ?? []).map((one) => ({ assessor: assessor.name, ...one })),
    );
  return criteria.map(({ id, name, source, score, count, note }) => {
    const reasons = given.filter(({ criterion }) => criterion === id);
    const scores = reasons.map((one) => one.score);
    const sum = scores.reduce((total, one) => total + one, 0);
    return {
      id,
      name,
      isMeasured: source === 'measured',
      score,
      count,
      note,
      reasons,
      ...(scores.length > 0 && {
        mean: Math.round((100 * sum) / scores.length) / 100,
        lowest: Math.min(...scores),
        highest: Math.max(...scores),
      }),
    };
  });
}
