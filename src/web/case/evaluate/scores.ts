import type { Reply } from '../../shared/api.ts';
import type { FieldError } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';

export type Rubric = Reply<'GET /api/rubrics'>['rubrics'][number];
type Criterion = Rubric['criteria'][number];

/** What people score; the other indicators are measured. */
export const assessed = [
  'heat',
  'information-disclosure',
  'policy-interpretation',
  'response-to-concerns',
  'media-participation',
  'survey',
  'third-party',
] as const;

/** Whether the text is a number from `min` to `max`. */
export function isScore(
  text: string,
  { min, max }: { min: number; max: number } = percent,
): boolean {
  const score = Number(text);
  return text.trim() !== '' && score >= min && score <= max;
}

const percent = { min: 0, max: 100 };

/** One line of a sheet: what is scored, and the ids of its two fields. */
export interface Line {
  /** e.g. `heat`, or `renmin-2009/response` for a criterion of a rubric. */
  name: string;
  label: string;
  bounds?: { min: number; max: number };
  /** The only scores that count, where the standard knows grades. */
  grades?: Criterion['grades'];
}

/** What is wrong with the lines: a score out of its bounds or without a reason. */
export function faultsOf(
  lines: readonly Line[],
  { read, say }: { read: ReadLine; say: (word: 'needScore' | 'needNote', line: Line) => string },
): FieldError[] {
  return lines.flatMap((line) => {
    const { score, note } = read(line.name);
    return [
      ...need(`score-${line.name}`, isScore(score, line.bounds), say('needScore', line)),
      ...need(`note-${line.name}`, note !== '', say('needNote', line)),
    ];
  });
}

/** The trimmed score and reason of a line as they are typed. */
export type ReadLine = (name: string) => { score: string; note: string };

/** The criteria of a rubric that people score; the timed ones are measured. */
export function linesOf({ id, criteria }: Rubric): Line[] {
  return criteria
    .filter(({ timedBy }) => timedBy === undefined)
    .map(({ id: criterion, name, min, max, grades }) => ({
      name: `${id}/${criterion}`,
      label: name,
      bounds: { min, max },
      grades,
    }));
}
