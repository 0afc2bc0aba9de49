/** What was typed in a form and not submitted. */
export interface KeptText {
  fields: Record<string, string>;
  /** The version of the case that it was written against. */
  caseVersion: number;
  /** The server's time. */
  savedAt: number;
}

/** What this browser holds under the key; what cannot be read counts as nothing. */
export function readKept(key: string): KeptText | undefined {
  const text = localStorage.getItem(key);
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : undefined;
  } catch {
    // written by an older release, or by hand
    return undefined;
  }
}

/** Holds it in this browser, as far as there is room. */
export function writeKept(key: string, kept: KeptText): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // the browser's store is full; the server's copy follows within seconds
  }
}

function isKept(value: unknown): value is KeptText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'fields' in value &&
    typeof value.fields === 'object' &&
    'caseVersion' in value &&
    typeof value.caseVersion === 'number' &&
    'savedAt' in value &&
    typeof value.savedAt === 'number'
  );
}
