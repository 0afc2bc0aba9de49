import type { Correction } from './correction.ts';
import { changedFacts, type OfficeEvent, type OfficeFacts } from './office-event.ts';
import type { Tag } from './tagged-item.ts';

/** The line for the office's audit of a correction: the item by its id, and no word of its text. */
export function correctionEvent(
  { id, itemId, at, by, reason, verdicts }: Correction,
  { before, after }: { before: readonly Tag[]; after: readonly Tag[] },
): OfficeEvent {
  return {
    id: `correction/${id}`,
    at,
    by,
    kind: 'tags-corrected',
    subject: itemId,
    ...changedFacts(factsOf(before), {
      ...factsOf(after),
      // a person's word on a tag that was there already changes no other fact
      verdicts: verdicts.map(({ priority, holds }) => `${priority}${holds ? '+' : '-'}`).join(' '),
      reason,
    }),
  };
}

function factsOf(tags: readonly Tag[]): OfficeFacts {
  return tags.length === 0 ? {} : { priorities: tags.map(({ priority }) => priority).join(' ') };
}
