import { describe, expect, it } from 'vitest';
import { screenshotOf, takeScreenshot } from '../../../src/actions/evidence/take-screenshot.ts';
import { verifyEvidence } from '../../../src/actions/evidence/verify.ts';
import { openBlobStore } from '../../../src/adapters/sqlite/blob-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import type { PageRenderer, StoredPage } from '../../../src/ports/page-renderer.ts';
import { openManualClock } from '../../support/manual-clock.ts';

const png = new Uint8Array([137, 80, 78, 71]);
const url = 'http://news.yunshi.example/1';

/** Draws every page alike and remembers what it was given. */
function openDrawing(): PageRenderer & { drawn: StoredPage[] } {
  const drawn: StoredPage[] = [];
  return {
    drawn,
    async render(page) {
      drawn.push(page);
      return { kind: 'rendered', png };
    },
  };
}

async function openVault(contentType: string) {
  const database = openDatabase(':memory:');
  const blobs = openBlobStore(database);
  const bytes = new TextEncoder().encode('<h1>供水恢复</h1>');
  const headers = { 'content-type': contentType };
  const fetched = { sourceId: 's', url, finalUrl: url, status: 200, headers, fetchedAt: 1 };
  const pageHash = await blobs.keep(bytes, fetched);
  return { database, blobs, bytes, pageHash, clock: openManualClock() };
}

describe('the screenshot of a page', () => {
  it('is drawn of the stored bytes, kept beside them once, and verified with them', async () => {
    const { blobs, bytes, pageHash, clock, database } = await openVault('text/html; charset=gbk');
    const renderer = openDrawing();
    const first = await takeScreenshot({ blobs, renderer, clock }, pageHash);
    expect(await takeScreenshot({ blobs, renderer, clock }, pageHash)).toEqual(first);
    expect(renderer.drawn).toEqual([{ bytes, contentType: 'text/html; charset=gbk' }]);
    const record = await screenshotOf(blobs, pageHash);
    expect(first).toEqual({ kind: 'taken', record });
    expect(record).toMatchObject({ finalUrl: url, fetchedAt: clock.now() });
    const shot = record?.hash ?? '';
    expect(await blobs.get(shot)).toEqual(png);
    const faults: string[] = [];
    await verifyEvidence({ blobs }, ({ hash }) => faults.push(hash));
    expect(faults).toEqual([]);
    database.prepare('UPDATE blobs SET compressed = ? WHERE hash = ?').run(png, shot);
    await verifyEvidence({ blobs }, ({ hash }) => faults.push(hash));
    expect(faults).toEqual([shot]);
  });

  it('is not taken of what is no page, nor of what is not kept', async () => {
    const { blobs, pageHash, clock } = await openVault('application/json');
    const deps = { blobs, renderer: openDrawing(), clock };
    expect(await takeScreenshot(deps, pageHash)).toMatchObject({
      reason: 'it is application/json',
    });
    expect(await takeScreenshot(deps, '0'.repeat(64))).toMatchObject({
      reason: 'the page is not kept',
    });
  });
});
