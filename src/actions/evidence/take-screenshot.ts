import { screenshotAddress } from '../../domain/screenshot.ts';
import type { BlobStore, EvidenceRecord } from '../../ports/blobs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PageRenderer } from '../../ports/page-renderer.ts';

interface ScreenshotDeps {
  blobs: BlobStore;
  renderer: PageRenderer;
  clock: Clock;
}

export type Screenshot =
  { kind: 'taken'; record: EvidenceRecord } | { kind: 'not-taken'; reason: string };

/**
 * Draws the stored bytes of a page and keeps the picture as evidence beside them, once; nothing is fetched, so that
 * it may be done at any time. Only pages of markup are drawn.
 */
export async function takeScreenshot(
  { blobs, renderer, clock }: ScreenshotDeps,
  pageHash: string,
): Promise<Screenshot> {
  const known = await screenshotOf(blobs, pageHash);
  if (known) return { kind: 'taken', record: known };
  const bytes = await blobs.get(pageHash);
  const [fetched] = await blobs.records(pageHash);
  if (!bytes || !fetched) return { kind: 'not-taken', reason: 'the page is not kept' };
  const contentType = fetched.headers['content-type'] ?? 'text/html';
  if (!/html/i.test(contentType)) return { kind: 'not-taken', reason: `it is ${contentType}` };
  const rendering = await renderer.render({ bytes, contentType });
  if (rendering.kind === 'failed') return { kind: 'not-taken', reason: rendering.reason };
  const { sourceId, finalUrl, status } = fetched;
  const url = screenshotAddress(pageHash);
  const headers = { 'content-type': 'image/png' };
  const taken = { sourceId, url, finalUrl, status, headers, fetchedAt: clock.now() };
  const hash = await blobs.keep(rendering.png, taken);
  return { kind: 'taken', record: { ...taken, hash } };
}

/** The record of the picture of a page; `fetchedAt` is when it was drawn. */
export function screenshotOf(
  blobs: Pick<BlobStore, 'newestOf'>,
  pageHash: string,
): Promise<EvidenceRecord | undefined> {
  return blobs.newestOf(screenshotAddress(pageHash));
}
