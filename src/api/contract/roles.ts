import type { Role } from '../../domain/actor.ts';

/** Everyone who works on cases; the three administrators never see case content (MLPS level 3). */
export const caseWorkers: readonly Role[] = [
  ...(['analyst', 'coordinator', 'office-head', 'handler', 'department-head'] as const),
  ...(['reviewer', 'secrecy-reviewer', 'publisher', 'leader', 'principal'] as const),
];
