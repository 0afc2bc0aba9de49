import type { SourceTier } from '../../domain/source.ts';

/** A text with what is known of its labels; a label that is not named is unknown, not false. */
export interface LabelledText {
  title: string;
  text: string;
  labels: Readonly<Record<string, boolean>>;
  /** The type of its source, where that is known. */
  tier?: SourceTier | undefined;
  /** Its source, where that is known. */
  source?: string | undefined;
}
