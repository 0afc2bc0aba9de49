const scheme = 'screenshot:';

/** The address under which the screenshot of a page's bytes is kept as evidence; `pageHash` is their SHA-256 in hex. */
export function screenshotAddress(pageHash: string): string {
  return scheme + pageHash;
}

/** The SHA-256 of the bytes that a screenshot shows; `undefined` where the address is none of a screenshot. */
export function pageShownAt(address: string): string | undefined {
  return address.startsWith(scheme) ? address.slice(scheme.length) : undefined;
}
