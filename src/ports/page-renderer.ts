/** A page as it was fetched. */
export interface StoredPage {
  bytes: Uint8Array;
  /** As the server declared it, with the charset where it named one. */
  contentType: string;
}

export type Rendering = { kind: 'rendered'; png: Uint8Array } | { kind: 'failed'; reason: string };

/** Draws stored pages as pictures. Nothing is fetched and no script runs, so that nobody learns of it. */
export interface PageRenderer {
  render(page: StoredPage): Promise<Rendering>;
}
