import type { Case } from './case.ts';
import type { CommandKind } from './commands.ts';
import { refuse, type Refused } from './refusal.ts';

/** A case stays one small document; items, files and comments are documents of their own. */
const maxBytes = 256 * 1024;

/** What lets a case grow by free text. Nothing that ends, stops or proves anything is held up by size. */
const growing: ReadonlySet<CommandKind> = new Set([
  'remove-items',
  'start-consultation',
  'reply-consultation',
  'submit-draft',
  'report-upward',
  'hand-over',
  'annotate-breach',
  'record-rectification',
  'confirm-rectification',
  'praise',
  'assess',
  'record-external-score',
  'register-duty',
]);

/** Refuses growth beyond 256 KB, with some room left for what has to end the case. */
export function checkSize(after: Case, command: CommandKind): Refused | undefined {
  if (!growing.has(command)) return undefined;
  const bytes = new TextEncoder().encode(JSON.stringify(after)).length;
  return bytes > 0.9 * maxBytes
    ? refuse(
        'limit-reached',
        `案件资料已达${Math.round(bytes / 1024)}KB，接近256KB上限；请精简文稿或将后续事项另行立案`,
      )
    : undefined;
}
