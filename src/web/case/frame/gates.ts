import type { Session } from '../../shared/session.ts';
import type { CasePage } from '../../shared/command-form/case-desk.ts';

type Gate = CasePage['drafts'][number]['gates'][number];

/** Whose buttons a gate shows; the server decides again. */
export function maySign(
  { gate, department }: Pick<Gate, 'gate' | 'department'>,
  { roles, department: own }: Pick<Session, 'roles' | 'department'>,
): boolean {
  if (gate === '会签') return roles.includes('department-head') && department === own;
  if (gate === '保密关') return roles.includes('secrecy-reviewer');
  return roles.some((role) => role === 'reviewer' || role === 'leader' || role === 'principal');
}
