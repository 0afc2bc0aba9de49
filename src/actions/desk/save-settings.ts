import type { Actor } from '../../domain/actor.ts';
import type { Settings } from '../../domain/desk.ts';
import type { Documents } from '../../ports/documents.ts';

/** Replaces a person's own settings; the latest wins. */
export async function saveSettings(
  { documents: { settings } }: { documents: Pick<Documents, 'settings'> },
  { id }: Actor,
  values: Settings['values'],
): Promise<Settings> {
  for (;;) {
    const known = await settings.get(id);
    const next = { id, version: (known?.version ?? 0) + 1, values };
    if ((await settings.save(next, known?.version ?? 0)) === 'saved') return next;
  }
}
