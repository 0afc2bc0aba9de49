import { anchorOf } from '../anchor.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Outcome } from '../context.ts';
import { openGates } from '../publishing.ts';
import { refuse } from '../refusal.ts';
import { checkOpen, checkReturned, checkText } from './drafts.ts';
import { checkStranger, checkTime, firstRefusal, missing } from './checks.ts';

/** Phase one: only a text with every gate passed, by two people at least, that may be public. */
export function requestPublish(
  current: Case,
  { draftId, draftHash, channel }: CommandOf<'request-publish'>,
): Outcome {
  const draft = current.drafts.find(({ id }) => id === draftId);
  if (draft === undefined) return missing('draft-missing', '文稿', draftId);
  const open = openGates(draft)
    .map(({ gate, department }) => (department === undefined ? gate : `${gate}（${department}）`))
    .join('、');
  const signers = new Set(draft.signatures.map(({ by }) => by.id));
  const refused = firstRefusal(
    checkOpen(current, draft),
    checkText(draft, draftHash),
    checkReturned(draft),
    draft.publicity === undefined &&
      refuse('publicity-missing', '文稿未注明公开属性，不得发布，请退文补充'),
    draft.publicity?.attribute === '不予公开' &&
      refuse('withheld', '文稿公开属性为不予公开，不得发布；如认定有误，请修改公开属性并重新审签'),
    open !== '' && refuse('gates-missing', `尚未通过：${open}；请完成审签后再发布`),
    signers.size < 2 &&
      refuse('one-signer', '全部关口由同一人审签，须至少两人审签，请修改后由他人分别审签'),
  );
  if (refused) return refused;
  const publicationId = `p${current.publications.length + 1}`;
  return [{ kind: 'publish-requested', publicationId, draftId, draftHash, channel }];
}

/** Phase two: the clock stops at the time the official page was seen to carry the response. */
export function confirmPublish(
  current: Case,
  { publicationId, url, at, snapshotHash }: CommandOf<'confirm-publish'>,
  { now }: ActingContext,
): Outcome {
  const publication = current.publications.find(({ id }) => id === publicationId);
  if (publication?.state.kind === 'confirmed' && publication.state.snapshotHash === snapshotHash)
    return [];
  if (publication?.state.kind !== 'requested')
    return missing('publication-missing', '待确认的发布', publicationId);
  return (
    checkTime('页面载明回应的时间', at, now, publication.requestedAt) ?? [
      { kind: 'publish-confirmed', publicationId, url, seenAt: at, snapshotHash },
    ]
  );
}

/** The channel did not take it: no clock stops, and it may be requested again. */
export function failPublish(
  current: Case,
  { publicationId, reason }: CommandOf<'fail-publish'>,
): Outcome {
  const publication = current.publications.find(({ id }) => id === publicationId);
  if (publication?.state.kind === 'failed') return [];
  return publication?.state.kind === 'requested'
    ? [{ kind: 'publish-failed', publicationId, reason }]
    : missing('publication-missing', '待确认的发布', publicationId);
}

/** What was published was wrong: said openly, and a ground to reopen. Stopped clocks stay stopped. */
export function correctPublication(
  current: Case,
  { publicationId, reason }: CommandOf<'correct-publication'>,
  context: ActingContext,
): Outcome {
  const publication = current.publications.find(({ id }) => id === publicationId);
  if (publication?.state.kind !== 'confirmed')
    return missing('publication-missing', '已确认的发布', publicationId);
  return (
    checkStranger(current, context) ?? [{ kind: 'publication-corrected', publicationId, reason }]
  );
}

/** What a later look at the published page found; only a change is news. */
export function recordPage(
  current: Case,
  { publicationId, at, page }: CommandOf<'record-page'>,
  { now }: ActingContext,
): Outcome {
  const publication = current.publications.find(({ id }) => id === publicationId);
  if (publication?.state.kind !== 'confirmed')
    return missing('publication-missing', '已确认的发布', publicationId);
  const { state } = publication;
  const refused = checkTime('核查时间', at, now, state.at);
  if (refused) return refused;
  return state.page === page || at <= state.checkedAt
    ? []
    : [{ kind: 'page-checked', publicationId, checkedAt: at, page }];
}

/** A conference that was held, with its spokesperson and link; stops C2 at the time it was held. */
export function recordPressConference(
  current: Case,
  { at: heldAt, spokesperson, link }: CommandOf<'record-press-conference'>,
  context: ActingContext,
): Outcome {
  return (
    firstRefusal(
      checkStranger(current, context),
      checkTime('发布会召开时间', heldAt, context.now, anchorOf(current)),
    ) ?? [{ kind: 'conference-held', heldAt, spokesperson, link }]
  );
}
