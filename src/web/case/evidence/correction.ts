import type { Priority } from '../../../domain/priority.ts';
import type { Input } from '../../shared/api.ts';
import { priorities } from '../../shared/priorities.ts';
import type { TaggedItem } from '../../shared/command-form/case-desk.ts';

/** What the person says of one priority; `quote` are the words of the text that show it. */
export interface Verdict {
  holds: boolean;
  quote: string;
}

type Verdicts = Input<'POST /api/items/:id/corrections'>['body']['verdicts'];

/** The verdicts as the server takes them; a quote that does not stand in the item is named in `unproven`. */
export function verdictsOf(
  { item, tags }: TaggedItem,
  said: Partial<Record<Priority, Verdict>>,
): { verdicts: Verdicts; unproven: Priority[] } {
  const verdicts: Verdicts = [];
  const unproven: Priority[] = [];
  for (const priority of priorities) {
    const verdict = said[priority];
    if (!verdict) continue;
    const { holds, quote } = verdict;
    const evidence = holds ? spansOf(item, quote.trim()) : [];
    const isShown = tags.some((tag) => tag.priority === priority);
    if (holds && evidence.length === 0 && (!isShown || quote.trim() !== ''))
      unproven.push(priority);
    verdicts.push({ priority, holds, evidence });
  }
  return { verdicts, unproven };
}

function spansOf(item: TaggedItem['item'], text: string) {
  return (['title', 'text'] as const).flatMap((field) => {
    const start = text === '' ? -1 : item[field].indexOf(text);
    const span = { field, start, end: start + text.length, text, rule: 'person' };
    return start < 0 ? [] : [span];
  });
}
