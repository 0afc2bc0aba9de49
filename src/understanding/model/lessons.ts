import type { LabelledText } from './labelled-text.ts';

/** What is known of a text; undefined where nothing is. */
export type Question = (row: LabelledText) => boolean | undefined;

/** What is to be learned of one label. */
export interface Lesson {
  label: string;
  /** Whether the label holds. */
  holds: Question;
  /** Whether the text is of a kind in which the label occurs; then `holds` is asked of those kinds only. */
  gate?: Question;
}

/**
 * A label's lesson. With `isGated`, sources that never have the label do not blur what tells it from its like: they
 * teach a gate of their own, as far as there are any beside sources that show both.
 */
export function lessonOf(label: string, rows: readonly LabelledText[], isGated: boolean): Lesson {
  const holds: Question = ({ labels }) => labels[label];
  const silent = isGated ? silentSources(label, rows) : new Set<string>();
  const isSilent = ({ source = '' }: LabelledText) => silent.has(source);
  const showsBoth = rows.some((row) => holds(row) === false && !isSilent(row));
  if (silent.size === 0 || !showsBoth) return { label, holds };
  return {
    label,
    holds: (row) => (isSilent(row) ? undefined : holds(row)),
    gate: (row) => (holds(row) === undefined ? undefined : !isSilent(row)),
  };
}

/** In fewer texts the label may be missing by chance. */
const leastTexts = 100;

/** Named sources of many texts of which it is known that none has the label. */
function silentSources(label: string, rows: readonly LabelledText[]): ReadonlySet<string> {
  const known = new Map<string, number>();
  for (const { source, labels } of rows) {
    if (!source || labels[label] === undefined) continue;
    const count = known.get(source) ?? 0;
    known.set(source, labels[label] ? -Infinity : count + 1);
  }
  return new Set([...known].filter(([, texts]) => texts >= leastTexts).map(([source]) => source));
}
