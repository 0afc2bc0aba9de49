import type { SourceTier } from '../../domain/source.ts';

/** Kinds of source, the most official first: the lanes of a spread from top to bottom. */
export const tiers = [
  'official',
  'central-media',
  'local-media',
  'portal',
  'social',
  'forum',
] as const satisfies readonly SourceTier[];
