import { execute } from '../actions/case/execute.ts';
import { systemActor } from '../domain/actor.ts';
import type { Case } from '../domain/case/case.ts';
import { pageState } from '../domain/publication-proof.ts';
import type { Publication } from '../domain/response.ts';
import type { BlobStore } from '../ports/blobs.ts';
import type { Crawler } from '../ports/crawler.ts';
import type { PublicationProgress, TrackedPublication } from '../ports/publication-store.ts';
import { workOnDue } from './case-to-publication/due.ts';
import { giveUp } from './case-to-publication/give-up.ts';
import type { PublishingDeps } from './case-to-publication/publishing-deps.ts';
import { findResponse, type Finding } from './publication-to-proof/find-response.ts';
import { readResponse, type Looking } from './publication-to-proof/read-response.ts';
import { nextLookAt, nextRecheckAt } from './publication-to-proof/schedule.ts';

export interface PublicationToProofDeps extends PublishingDeps {
  crawler: Crawler;
  blobs: BlobStore;
}

/**
 * Looks for what was sent and at what was confirmed, as far as it is due; to be called every second. Returns
 * how many looks it took. The time at which the official page was seen to carry the exact response confirms the
 * publication, with the hash of the page as it was fetched; nothing else does.
 */
export function proveDuePublications(
  deps: PublicationToProofDeps,
  signal: AbortSignal,
): Promise<number> {
  return workOnDue(deps, 'sent', (tracked) => lookAt(deps, tracked, signal));
}

type Sent = Extract<PublicationProgress, { kind: 'sent' }>;

/** The case alone says what is to be done: a look that was cut off begins anew from there. */
async function lookAt(
  deps: PublicationToProofDeps,
  tracked: TrackedPublication,
  signal: AbortSignal,
): Promise<void> {
  const { progress } = tracked;
  if (progress.kind !== 'sent') return;
  const current = await deps.cases.get(tracked.caseId);
  const publication = current?.publications.find(({ id }) => id === tracked.publicationId);
  const looking: Looking = { crawler: deps.crawler, id: tracked.id, signal };
  if (current === undefined || publication === undefined || publication.state.kind === 'failed')
    return end(deps, tracked);
  if (publication.state.kind === 'confirmed')
    return recheck(deps, { tracked, progress, state: publication.state, looking });
  const places = deps.officialChannels.get(tracked.channel) ?? { hosts: [], lists: [] };
  const finding = await findResponse(looking, tracked, places);
  if (signal.aborted) return;
  await concludeLook(deps, { tracked, progress, current, finding });
}

async function concludeLook(
  deps: PublicationToProofDeps,
  look: { tracked: TrackedPublication; progress: Sent; current: Case; finding: Finding },
): Promise<void> {
  const { tracked, progress, current, finding } = look;
  const reason = finding.kind === 'seen' ? await confirm(deps, tracked, finding) : finding.reason;
  const now = deps.clock.now();
  if (reason === undefined) {
    deps.logger.info('publication confirmed', { publication: tracked.id });
    return deps.publications.record(tracked.id, progress, nextRecheckAt(now, now, true));
  }
  const next = nextLookAt(current, progress.sentAt, now);
  if (next === undefined)
    return giveUp(deps, tracked, `发出72小时内未在官方页面见到该回应：${reason}`);
  await deps.publications.record(tracked.id, { ...progress, reason }, next);
}

/** Keeps the page as evidence and stops the clocks at the time at which it was seen; returns why it could not. */
async function confirm(
  deps: PublicationToProofDeps,
  { caseId, publicationId }: TrackedPublication,
  { reading }: Extract<Finding, { kind: 'seen' }>,
): Promise<string | undefined> {
  const { url, at, bytes, fetched } = reading;
  const snapshotHash = await deps.blobs.keep(bytes, fetched);
  const command = { kind: 'confirm-publish' as const, publicationId, url, at, snapshotHash };
  const outcome = await execute(deps, systemActor, { caseId, command });
  switch (outcome.kind) {
    case 'done':
      return undefined;
    case 'refused':
      return outcome.message;
    case 'conflict':
    case 'not-found':
      return '案件正被他人更新，稍后再次核查';
  }
}

type Confirmed = Extract<Publication['state'], { kind: 'confirmed' }>;

/** Says to the case what has become of the page; a portal that does not answer says nothing about it. */
async function recheck(
  deps: PublicationToProofDeps,
  look: { tracked: TrackedPublication; progress: Sent; state: Confirmed; looking: Looking },
): Promise<void> {
  const { tracked, progress, state, looking } = look;
  const reading = await readResponse(looking, state.url, tracked);
  if (looking.signal.aborted) return;
  const now = deps.clock.now();
  const wasRead = reading.kind !== 'unread';
  if (wasRead) {
    const page = reading.kind === 'gone' ? ('vanished' as const) : pageState(reading.match);
    if (reading.kind === 'read' && page !== state.page)
      await deps.blobs.keep(reading.bytes, reading.fetched);
    const at = reading.kind === 'read' ? reading.at : now;
    await recordPage(deps, tracked, { at, page, before: state.page });
  } else {
    deps.logger.warn('published page not read', {
      publication: tracked.id,
      reason: reading.reason,
    });
  }
  const next = nextRecheckAt(state.at, now, wasRead);
  if (next === undefined) return end(deps, tracked);
  await deps.publications.record(tracked.id, progress, next);
}

async function recordPage(
  deps: PublicationToProofDeps,
  { id, caseId, publicationId }: TrackedPublication,
  { at, page, before }: { at: number; page: Confirmed['page']; before: Confirmed['page'] },
): Promise<void> {
  if (page === before) return;
  const command = { kind: 'record-page' as const, publicationId, at, page };
  const outcome = await execute(deps, systemActor, { caseId, command });
  const fields = { publication: id, page };
  if (outcome.kind === 'done') deps.logger.warn('published page differs', fields);
  else deps.logger.warn('published page not recorded', { ...fields, reason: outcome.kind });
}

function end({ publications, clock }: PublicationToProofDeps, { id }: TrackedPublication) {
  return publications.record(id, { kind: 'ended', at: clock.now() });
}
