import type { Priority } from '../../domain/priority.ts';

/** The collection priorities in their order. */
export const priorities = [
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
] as const satisfies readonly Priority[];
