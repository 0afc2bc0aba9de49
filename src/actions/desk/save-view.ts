import type { Actor } from '../../domain/actor.ts';
import type { NewView, SavedView } from '../../domain/desk.ts';
import type { Documents } from '../../ports/documents.ts';

export interface DeskDeps {
  documents: Documents;
  /** SHA-256 of a text in hex. */
  hash: (text: string) => string;
}

/** Keeps a view under its name; a person's second of the same name replaces the first. */
export async function saveView(
  { documents: { savedViews }, hash }: DeskDeps,
  { id: owner, name: ownerName }: Actor,
  view: NewView,
): Promise<SavedView> {
  const id = hash(`${owner}/${view.list}/${view.name}`).slice(0, 32);
  for (;;) {
    const known = await savedViews.get(id);
    const next = { ...view, id, owner, ownerName, version: (known?.version ?? 0) + 1 };
    if ((await savedViews.save(next, known?.version ?? 0)) === 'saved') return next;
  }
}

/** Removes an own view; false when there is no such view of this person's. */
export async function removeView(
  { documents: { savedViews } }: DeskDeps,
  actor: Actor,
  id: string,
): Promise<boolean> {
  const view = await savedViews.get(id);
  if (view?.owner !== actor.id) return false;
  await savedViews.remove(id);
  return true;
}
