import { caseEventSchema, type CaseEvent } from '../case/events.ts';
import { parseJson } from '../json-text.ts';
import type { StoredLink } from './stored-case.ts';

/** The events of a case as stored; `undefined` unless all can be read and only the first opens the case. */
export function readHistory(links: readonly StoredLink[]): CaseEvent[] | undefined {
  const events: CaseEvent[] = [];
  for (const { event: text } of links) {
    const { data: event } = caseEventSchema.safeParse(parseJson(text));
    if (event === undefined) return undefined;
    if ((event.kind === 'case-opened') !== (events.length === 0)) return undefined;
    events.push(event);
  }
  return events.length === 0 ? undefined : events;
}
