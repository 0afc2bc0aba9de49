import type { CasePage } from './case-desk.ts';

export type CaseEvent = CasePage['history'][number]['event'];

const maxTold = 200;

/** The codes that an event's sentence names. */
export function codesOf(event: CaseEvent): readonly string[] {
  if (event.kind === 'stage-moved' || event.kind === 'handed-over') return [event.to];
  if (event.kind === 'severity-set') return [event.level];
  if (event.kind === 'consultation-answered') return event.stance ? [event.stance] : [];
  if (event.kind === 'proposed') return [event.content.kind];
  if (event.kind === 'determined') return [event.judgment.truth];
  if (event.kind === 'external-score-recorded') return [event.name];
  if (event.kind === 'priorities-set') return event.priorities;
  return 'gate' in event ? [event.gate] : [];
}

/** The number that an event's sentence names; 0 where it names none. */
export function countOf(event: CaseEvent): number {
  if (event.kind === 'items-added' || event.kind === 'items-removed') return event.itemIds.length;
  return event.kind === 'draft-submitted' ? event.revision : 0;
}

/** What people and clocks said with an event, in their own words, shortened. */
export function toldOf(event: CaseEvent): string[] {
  const own = Object.entries(event).flatMap(([name, value]) =>
    toldFields.has(name) && typeof value === 'string' && value !== '' ? [value] : [],
  );
  return [...namesOf(event), ...own].map((text) =>
    text.length > maxTold ? `${text.slice(0, maxTold)}…` : text,
  );
}

/** The fields of events that hold somebody's words. */
const toldFields: ReadonlySet<string> = new Set(
  'question opinion minutes reason summary claim text finding title channel url evidence source spokesperson'.split(
    ' ',
  ),
);

function namesOf(event: CaseEvent): string[] {
  if (event.kind === 'assigned') return [event.assignee.name];
  if (event.kind === 'lead-set') return [event.lead.department.name, event.lead.reason];
  if (event.kind === 'consultation-started')
    return [event.invitees.map(({ name }) => name).join('、')];
  if (event.kind === 'consultation-answered') return event.belongsTo ? [event.belongsTo.name] : [];
  if (event.kind === 'reported-upward') return [event.to];
  if (event.kind === 'receipt-recorded') return [event.number];
  if (event.kind === 'praised') return [event.department];
  if (event.kind === 'clock-started') return [event.clock.name];
  return event.kind === 'breach-recorded' ? [event.breach.clockName] : [];
}
