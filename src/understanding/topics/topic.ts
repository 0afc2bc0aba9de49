import type { SourceTier } from '../../domain/source.ts';

/** Where a word must stand. */
export type Scope = 'anywhere' | 'title' | 'text';

/** A boolean expression over words, places and kinds of source, as the parser understood it. */
export type Topic =
  | { kind: 'word'; word: string; scope: Scope }
  /** One word of each side in the same field, at most so many characters between them, in either order. */
  | {
      kind: 'near';
      left: readonly string[];
      right: readonly string[];
      distance: number;
      scope: Scope;
    }
  | { kind: 'region'; name: string }
  | { kind: 'tier'; tier: SourceTier }
  | { kind: 'and'; all: readonly Topic[] }
  | { kind: 'or'; any: readonly Topic[] }
  | { kind: 'not'; topic: Topic };

/** What is wrong with an expression, where, and what would be right. */
export interface TopicFault {
  /** Offset of the first wrong character, from 0. */
  at: number;
  /** How many characters are concerned; 0 at the end of the expression. */
  length: number;
  /** A sentence that names the place, from 1. */
  message: string;
}
