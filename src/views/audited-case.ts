import { z } from 'zod';
import { roleSchema } from '../domain/actor.ts';
import type { Case } from '../domain/case/case.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import { evolve } from '../domain/case/evolve.ts';
import { instantSchema } from '../domain/time.ts';

const fields = ['stage', 'severity', 'priorities', 'department', 'assignee'] as const;
type Facts = Partial<Record<(typeof fields)[number], string>>;

/** One event of a case as an auditor reads it: who, when, what, and the plain facts that it changed; never content. */
export const auditedEventSchema = z.strictObject({
  sequence: z.number().int(),
  kind: z.string(),
  version: z.number().int(),
  at: instantSchema,
  by: z.string(),
  role: roleSchema,
  /** Codes with blanks between them, or a name; absent where there was or is nothing. */
  changes: z.array(
    z.strictObject({
      field: z.enum(fields),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
  /** On the chain after this event. */
  hash: z.string(),
});
type AuditedEvent = z.infer<typeof auditedEventSchema>;

/** The events of a case in their order, each with what it changed from what to what. */
export function auditedEvents(
  history: readonly CaseEvent[],
  hashes: readonly string[],
): AuditedEvent[] {
  let current: Case | undefined;
  return history.map((event, i) => {
    const before = factsOf(current);
    current = evolve(current, event);
    const { kind, version, at, by, role } = event;
    const changes = changesOf(before, factsOf(current));
    return {
      sequence: i + 1,
      kind,
      version,
      at,
      by: by.name,
      role,
      changes,
      hash: hashes[i] ?? '',
    };
  });
}

function factsOf(one: Case | undefined): Facts {
  if (!one) return {};
  const { stage, severity, priorities, lead, assignee } = one;
  return {
    stage,
    ...(severity && { severity: severity.level }),
    priorities: priorities.join(' '),
    ...(lead && { department: lead.department.name }),
    ...(assignee && { assignee: assignee.person.name }),
  };
}

function changesOf(was: Facts, is: Facts): AuditedEvent['changes'] {
  return fields.flatMap((field) => {
    const [before, after] = [was[field], is[field]];
    if (before === after) return [];
    return [
      {
        field,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ];
  });
}
