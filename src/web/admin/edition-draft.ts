import type { Input, Reply } from '../shared/api.ts';
import { readKept, writeKept } from '../shared/kept-text.ts';
import { serverNow } from '../shared/server-time.ts';

export type Profile = Reply<'GET /api/profile'>['profile'];
export type SentDraft = Input<'POST /api/profile/trial'>['body']['draft'];

/** The part of the profile that one screen changes. */
export type PartName = 'time' | 'departments' | 'opening';

/** A draft of one part, with what every edition states. */
export interface EditionDraft<Part> {
  effectiveFrom: string;
  basis: readonly string[];
  part: Part;
}

/** The draft that changes nothing yet; it holds from today, or with the edition that waits for its day. */
export function editionDraftOf<Part>(
  { effectiveFrom, basis }: Pick<Profile, 'effectiveFrom' | 'basis'>,
  today: string,
  part: Part,
): EditionDraft<Part> {
  return { effectiveFrom: today > effectiveFrom ? today : effectiveFrom, basis, part };
}

const keyOf = (part: PartName, version: number) => `huiying-rules-draft/${part}/${version}`;

/** The draft of this part from this version that this browser still holds. */
export function keptDraft<Part>(
  part: PartName,
  version: number,
  isPart: (value: unknown) => value is Part,
): EditionDraft<Part> | undefined {
  const text = readKept(keyOf(part, version))?.fields['draft'];
  if (text === undefined) return undefined;
  const draft: unknown = JSON.parse(text);
  return isDraft(draft, isPart) ? draft : undefined;
}

/** Holds the draft in this browser until it is applied or dropped. */
export function keepDraft(part: PartName, version: number, draft: EditionDraft<unknown>): void {
  const fields = { draft: JSON.stringify(draft) };
  writeKept(keyOf(part, version), { fields, caseVersion: version, savedAt: serverNow() });
}

/** Lets go of the draft of this part from this version. */
export function dropDraft(part: PartName, version: number): void {
  localStorage.removeItem(keyOf(part, version));
}

// written by this module alone, under a key that names the version of the rules
function isDraft<Part>(
  value: unknown,
  isPart: (part: unknown) => part is Part,
): value is EditionDraft<Part> {
  return typeof value === 'object' && value !== null && 'part' in value && isPart(value.part);
}
