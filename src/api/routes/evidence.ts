import { readSnapshot } from '../../actions/evidence/read-snapshot.ts';
import { evidenceContract as contract } from '../contract/evidence.ts';
import { notFound } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** What was fetched, as evidence: shown as text, never as a page. */
export function evidenceRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.snapshot, async ({ params }) => {
    const read = await readSnapshot(deps, params['id'] ?? '');
    if (!read) return { problem: notFound('存证', params['id']) };
    const { hash, bytes, title, text, records } = read;
    const fetches = records.map(({ url, finalUrl, status, fetchedAt }) => ({
      url,
      finalUrl,
      status,
      fetchedAt,
    }));
    return { body: { hash, bytes: bytes.byteLength, title, text, fetches } };
  });
  serve(serving, contract.snapshotBytes, async ({ params, response }) => {
    const read = await readSnapshot(deps, params['id'] ?? '');
    if (!read) return { problem: notFound('存证', params['id']) };
    // hostile bytes: no browser may take them for a page of ours
    response.set('Content-Disposition', `attachment; filename="${read.hash}.bin"`);
    response.set('Content-Security-Policy', "default-src 'none'; sandbox");
    response.type('application/octet-stream').send(Buffer.from(read.bytes));
    return { sent: true };
  });
}
