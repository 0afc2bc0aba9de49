import { writeFile } from 'node:fs/promises';
import { purgeEvidence } from '../../actions/evidence/purge.ts';
import {
  screenshotOf,
  takeScreenshot,
  type Screenshot,
} from '../../actions/evidence/take-screenshot.ts';
import { verifyEvidence } from '../../actions/evidence/verify.ts';
import { loadConfig, type Config } from '../../config/load.ts';
import { systemActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/errors.ts';
import { shanghaiMinute } from '../../domain/time.ts';
import { openOffice } from '../../platform/open.ts';
import type { BlobStore, EvidenceRecord } from '../../ports/blobs.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Terminal } from '../terminal.ts';

interface EvidenceOptions {
  config: string;
}

interface ShowOptions {
  item: string;
  screenshot?: string;
}

/** `huiying evidence verify`: names each damaged or missing piece of evidence; any makes the exit code 1. */
export async function evidenceVerify(terminal: Terminal, options: EvidenceOptions): Promise<void> {
  const { say, print } = terminal;
  await withPlatform(terminal, options, async (platform) => {
    const verified = await verifyEvidence(platform, ({ hash, kind, url = '' }) =>
      print(say(kind === 'damaged' ? 'evidenceDamaged' : 'evidenceMissing', { hash, url })),
    );
    print(say('evidenceVerified', { ...verified }));
    if (verified.faults > 0) process.exitCode = 1;
  });
}

/**
 * `huiying evidence show ITEM`: where and when the item was fetched, with the headers of each answer, and its
 * screenshot. `screenshot` names a file to write that to; it is taken first where there is none yet.
 */
export async function evidenceShow(
  terminal: Terminal,
  { item: id, screenshot: file, ...options }: EvidenceOptions & ShowOptions,
): Promise<void> {
  const { say, print } = terminal;
  await withPlatform(terminal, options, async (platform) => {
    const { items, blobs } = platform;
    const tagged = await items.get(id);
    if (!tagged) throw new AppError('not-found', `item: got "${id}", expected the id of an item`);
    const { title, evidence: hash } = tagged.item;
    const bytes = await blobs.get(hash);
    print(say('evidenceOf', { id, title }));
    print(
      bytes
        ? say('evidenceHash', { hash, bytes: bytes.byteLength })
        : say('evidenceMissing', { hash, url: tagged.item.url }),
    );
    for (const { url, finalUrl, status, headers, fetchedAt } of await blobs.records(hash)) {
      print(say('evidenceFetch', { at: shanghaiMinute(fetchedAt), url, finalUrl, status }));
      for (const [name, value] of Object.entries(headers)) print(`    ${name}: ${value}`);
    }
    const shot = file === undefined ? undefined : await writeScreenshot(platform, hash, file);
    const record = shot ?? (await screenshotOf(blobs, hash));
    if (!record) return;
    const at = shanghaiMinute(record.fetchedAt);
    print(say('evidenceScreenshot', { at, hash: record.hash }));
  });
}

async function writeScreenshot(
  { blobs, renderer, clock }: Platform,
  pageHash: string,
  file: string,
): Promise<EvidenceRecord> {
  const shot = renderer
    ? await takeScreenshot({ blobs, renderer, clock }, pageHash)
    : await knownScreenshot(blobs, pageHash);
  const png = shot.kind === 'taken' && (await blobs.get(shot.record.hash));
  if (shot.kind === 'not-taken' || !png)
    throw new AppError('not-found', `screenshot: ${'reason' in shot ? shot.reason : 'missing'}`);
  await writeFile(file, png);
  return shot.record;
}

async function knownScreenshot(blobs: BlobStore, pageHash: string): Promise<Screenshot> {
  const record = await screenshotOf(blobs, pageHash);
  const reason = 'none was taken; set evidence.screenshots to true to take one';
  return record ? { kind: 'taken', record } : { kind: 'not-taken', reason };
}

/** `huiying evidence purge`: removes what is past its retention, as the running office does by itself. */
export async function evidencePurge(terminal: Terminal, options: EvidenceOptions): Promise<void> {
  const { say, print } = terminal;
  await withPlatform(terminal, options, async (platform, { retention }) => {
    const keepMs = retention.unlinked;
    const before = shanghaiMinute(platform.clock.now() - keepMs);
    const purged = await purgeEvidence(platform, systemActor, { keepMs });
    if (purged.kind === 'not-permitted') return;
    const { items, records, blobs, bytes } = purged;
    print(say('evidencePurged', { before, items, records, blobs, bytes }));
  });
}

async function withPlatform(
  terminal: Terminal,
  { config: file }: EvidenceOptions,
  work: (platform: Platform, config: Config) => Promise<void>,
): Promise<void> {
  const config = await loadConfig(file);
  const { logLevel, print } = terminal;
  const platform = await openOffice(config, { logLevel, print });
  try {
    await work(platform, config);
  } finally {
    await platform.close();
  }
}
