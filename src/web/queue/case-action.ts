import type { Severity } from '../../domain/priority.ts';
import type { CaseCommand } from '../shared/case-command.ts';
import type { FieldError } from '../shared/fields.tsx';

/** What the queue can do with cases; judging, gates, publishing and signing are done on the case alone. */
export type ActionKind = 'claim' | 'consult' | 'merge' | 'dismiss' | 'escalate';

/** What an action's form asks for; each action reads its own part. */
export interface ActionForm {
  reason: string;
  question: string;
  departments: readonly { id: string; name: string }[];
  targetId: string;
  level: Severity;
}

export const emptyForm: ActionForm = {
  reason: '',
  question: '',
  departments: [],
  targetId: '',
  level: '重大',
};

/** Whether an action asks nothing and is done at once. */
export function isImmediate(kind: ActionKind): boolean {
  return kind === 'claim';
}

/** The command that the form asks for, or what is missing; `say` gives the words of what is missing. */
export function commandOf(
  kind: ActionKind,
  form: ActionForm,
  say: (missing: 'needReason' | 'needQuestion' | 'needDepartments' | 'needTarget') => string,
): { command: CaseCommand } | { errors: FieldError[] } {
  const missing = (fieldId: string, isMissing: boolean, word: Parameters<typeof say>[0]) =>
    isMissing ? [{ fieldId, message: say(word) }] : [];
  const reason = form.reason.trim();
  const question = form.question.trim();
  const noReason = missing('action-reason', reason === '', 'needReason');
  const errors = {
    claim: [],
    consult: [
      ...missing('action-question', question === '', 'needQuestion'),
      ...missing('action-departments', form.departments.length === 0, 'needDepartments'),
    ],
    merge: [...missing('action-target', form.targetId === '', 'needTarget'), ...noReason],
    dismiss: noReason,
    escalate: noReason,
  }[kind];
  if (errors.length > 0) return { errors };
  switch (kind) {
    case 'claim':
      return { command: { kind: 'claim' } };
    case 'consult':
      return {
        command: { kind: 'start-consultation', question, invitees: [...form.departments] },
      };
    case 'merge':
      return { command: { kind: 'merge-into', targetId: form.targetId, reason } };
    case 'dismiss':
      return { command: { kind: 'dismiss', reason } };
    case 'escalate':
      return { command: { kind: 'set-severity', level: form.level, confirmed: true, reason } };
  }
}
