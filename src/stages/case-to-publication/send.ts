import { NoticeUndelivered, nextAttemptAt, type DeliveryTrouble } from '../../domain/notice.ts';
import type { ChannelAnswer } from '../../ports/channel.ts';
import type { TrackedPublication } from '../../ports/publication-store.ts';
import { workOnDue } from './due.ts';
import { giveUp } from './give-up.ts';
import type { PublishingDeps } from './publishing-deps.ts';

/**
 * Sends what is due to its channel, to be called every second; returns how many it tried. What a channel has
 * taken is not sent again; when the process ends before that is recorded, it comes a second time under the same
 * id. Trouble that passes is tried again as with notices, other trouble fails the publication.
 */
export function sendDuePublications(deps: PublishingDeps): Promise<number> {
  return workOnDue(deps, 'sending', (tracked) => send(deps, tracked));
}

async function send(deps: PublishingDeps, tracked: TrackedPublication): Promise<void> {
  const { publications, clock } = deps;
  const { id, caseId, publicationId, progress } = tracked;
  const current = await deps.cases.get(caseId);
  const state = current?.publications.find((one) => one.id === publicationId)?.state.kind;
  if (state === undefined || state === 'failed')
    return publications.record(id, { kind: 'ended', at: clock.now() });
  if (state === 'confirmed') return startLooking(deps, id, { kind: 'by-hand' });
  const outcome = await attempt(deps, tracked);
  if (outcome.kind !== 'trouble') return startLooking(deps, id, outcome);
  const attempts = (progress.kind === 'sending' ? progress.attempts : 0) + 1;
  const { reason, trouble } = outcome;
  const next = nextAttemptAt(trouble, attempts, clock.now());
  if (next === undefined)
    return giveUp(deps, tracked, `渠道“${tracked.channel}”未能接收：${reason}`);
  await publications.record(id, { kind: 'sending', attempts, reason }, next);
  deps.logger.warn('publication delayed', { publication: id, attempts, reason });
}

type Attempt = ChannelAnswer | { kind: 'trouble'; trouble: DeliveryTrouble; reason: string };

async function attempt(
  { officialChannels }: PublishingDeps,
  tracked: TrackedPublication,
): Promise<Attempt> {
  const { id, caseNumber, channel, title, body, requestedAt } = tracked;
  const way = officialChannels.get(channel);
  if (way === undefined) return { kind: 'by-hand' };
  try {
    return await way.channel.publish({ id, caseNumber, channel, title, body, requestedAt });
  } catch (error) {
    const trouble = error instanceof NoticeUndelivered ? error.trouble : { kind: 'again' as const };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'trouble', trouble, reason };
  }
}

/** From now on it is looked for; the address first, so that a crash in between loses neither. */
async function startLooking(
  { publications, clock }: PublishingDeps,
  id: string,
  answer: ChannelAnswer,
): Promise<void> {
  const now = clock.now();
  const { url, reference } =
    answer.kind === 'sent' ? answer : { url: undefined, reference: undefined };
  if (url !== undefined) await publications.setUrl(id, url, now);
  const sent = { kind: 'sent' as const, sentAt: now };
  await publications.record(id, { ...sent, ...(reference !== undefined && { reference }) }, now);
}
