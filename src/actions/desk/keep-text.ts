import type { Actor } from '../../domain/actor.ts';
import type { UnsentText } from '../../domain/desk.ts';
import { dayMs } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Documents } from '../../ports/documents.ts';

const keptMs = 30 * dayMs;

/** Which text of which person. */
export interface TextPlace {
  caseId: string;
  form: string;
}

/**
 * Keeps what a person is writing, apart from the case and from everybody else; the latest of the person's own
 * windows wins. Kept for thirty days after the last word.
 */
export async function keepText(
  { documents: { unsentTexts }, clock }: { documents: Documents; clock: Pick<Clock, 'now'> },
  { id: owner }: Actor,
  { caseId, form, ...written }: TextPlace & Pick<UnsentText, 'fields' | 'caseVersion'>,
): Promise<UnsentText> {
  const id = textId(owner, { caseId, form });
  for (;;) {
    const known = await unsentTexts.get(id);
    const savedAt = clock.now();
    const version = (known?.version ?? 0) + 1;
    const text = {
      ...written,
      id,
      version,
      owner,
      caseId,
      form,
      savedAt,
      expiresAt: savedAt + keptMs,
    };
    if ((await unsentTexts.save(text, known?.version ?? 0)) === 'saved') return text;
  }
}

/** Forgets it: it was sent, or given up. */
export async function forgetText(
  { documents: { unsentTexts } }: { documents: Documents },
  { id: owner }: Actor,
  place: TextPlace,
): Promise<void> {
  await unsentTexts.remove(textId(owner, place));
}

function textId(owner: string, { caseId, form }: TextPlace): string {
  return `${owner}/${caseId}/${form}`;
}
